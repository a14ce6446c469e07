import { chromium } from 'playwright';
import { findBrowser, noBrowser } from '../browser/find';
import { browserFlags } from '../browser/webgpu';
import { Problem } from '../lib/problem';
import type { Bench } from './bench';
import type { Measured } from './gpu/page';
import { compare, line, type TaskFigures, table } from './gpu/report';
import { servePage } from './gpu/serve';
import { tasks } from './gpu/tasks';

/** What the page offers. */
type InPage = { bench: { open(): Promise<string[]>; measure(index: number): Promise<Measured[]> } };

async function measureAll(): Promise<{ adapter: string; figures: TaskFigures[] }> {
  const found = await findBrowser(console.error);
  if (found === null) throw new Problem(noBrowser);
  const served = await servePage();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: browserFlags(),
    env: { ...process.env, ...found.env } as Record<string, string>,
  });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error.message));
    await page.goto(served.url);
    await page.waitForFunction(() => 'bench' in globalThis);
    await page.evaluate(() => (globalThis as unknown as InPage).bench.open());
    const adapter = await page.evaluate(async () => {
      const info = (await navigator.gpu.requestAdapter())?.info;
      return [info?.vendor, info?.architecture].filter(Boolean).join(' ');
    });
    const figures: TaskFigures[] = [];
    for (const [index, task] of tasks.entries()) {
      const measured = await page.evaluate(
        (at) => (globalThis as unknown as InPage).bench.measure(at),
        index,
      );
      const compared = compare(task, measured);
      console.error(`  ${line(compared)}`);
      figures.push(compared);
    }
    return { adapter, figures };
  } finally {
    await browser.close();
    served.close();
  }
}

/** Our kernels beside the libraries that a page could use instead, in one page, on the same inputs. */
export const gpu: Bench = {
  about: 'our kernels beside tfjs, ONNX Runtime and jax-js on WebGPU',
  async run() {
    const { adapter, figures } = await measureAll();
    return { figures: { adapter, tasks: figures }, report: table(adapter, figures) };
  },
};
