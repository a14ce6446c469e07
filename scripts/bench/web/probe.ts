import { build } from 'esbuild';
import type { BrowserContext, Page } from 'playwright';
import type { InPage, PageTimings, State } from './in-page';

let script: Promise<string> | undefined;

/** Makes every page of a context tell of itself. */
export async function installProbe(context: BrowserContext): Promise<void> {
  script ??= bundle();
  await context.addInitScript({ content: await script });
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['scripts/bench/web/in-page.ts'],
    bundle: true,
    format: 'iife',
    target: 'es2023',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

export function readProbe(page: Page): Promise<PageTimings> {
  return page.evaluate(() => (globalThis as unknown as InPage).bench.read());
}

/** Presses Enter; milliseconds from the key to the first frame after the page has come to a state. */
export async function timeEnter(page: Page, state: State): Promise<number> {
  await page.evaluate((wanted) => (globalThis as unknown as InPage).bench.listen(wanted), state);
  await page.keyboard.press('Enter');
  const timed = await page.evaluate(() => (globalThis as unknown as InPage).bench.timed());
  if (timed === undefined) throw new Error('nothing was waited for');
  return timed;
}
