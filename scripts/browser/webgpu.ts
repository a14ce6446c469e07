import { chromium } from 'playwright';
import type { Candidate } from './candidates';

/** The flags with which our tests start a headless Chromium that has WebGPU, also without a graphics card. */
export function browserFlags(): string[] {
  return [
    '--enable-unsafe-webgpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

export type Trial = { works: true; version: string; adapter: string } | { works: false; reason: string };

/** Starts a browser and asks for a WebGPU adapter on a page of its own: the only proof that there is one. */
export async function tryWebGpu({ executablePath, env }: Candidate): Promise<Trial> {
  try {
    const browser = await chromium.launch({
      executablePath,
      args: browserFlags(),
      env: { ...process.env, ...env },
      timeout: 30_000,
    });
    try {
      const page = await browser.newPage();
      // WebGPU is there in secure contexts only, and localhost is one; nothing listens, the answer is made here.
      await page.route('**/*', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<title>WebGPU</title>' }),
      );
      await page.goto('http://localhost/');
      const adapter = await page.evaluate(describeAdapter);
      if (adapter === null) return { works: false, reason: 'it has no WebGPU adapter' };
      return { works: true, version: browser.version(), adapter };
    } finally {
      await browser.close();
    }
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    return { works: false, reason: reason ?? 'it does not start' };
  }
}

/** Runs in the page. */
async function describeAdapter(): Promise<string | null> {
  const adapter = await navigator.gpu?.requestAdapter();
  if (!adapter) return null;
  const device = await adapter.requestDevice();
  device.destroy();
  return [adapter.info.vendor, adapter.info.architecture].filter(Boolean).join(' ') || 'unnamed adapter';
}
