import type { Browser, BrowserContext } from 'playwright';
import { judged } from './answering';
import type { PageTimings } from './in-page';
import { installProbe, readProbe, timeEnter } from './probe';

/** Where a page lies, and what is typed into it where it asks something. */
export type Visit = { name: string; address: string; answer?: string };
export type LoadedPage = PageTimings & { name: string };

/** A phone, as Lighthouse takes one. */
const viewport = { width: 412, height: 823 };
const SLOW_DOWN = 4;
const LOADS = 3;
/** After the network is still: what is fetched in idle time has been by then, and what shifts late has shifted. */
const SETTLE_MS = 1200;

/**
 * Loads a page with an empty cache on a slowed-down processor, answers what it asks, and gives the load whose largest
 * paint was the median.
 */
export async function measureLoading(
  browser: Browser,
  visit: Visit,
  storageState: Awaited<ReturnType<BrowserContext['storageState']>>,
): Promise<LoadedPage> {
  const loads: PageTimings[] = [];
  for (let load = 0; load < LOADS; load++) {
    const context = await browser.newContext({
      viewport,
      storageState: visit.answer ? undefined : storageState,
    });
    try {
      loads.push(await loadOnce(context, visit));
    } finally {
      await context.close();
    }
  }
  loads.sort((a, b) => a.lcp - b.lcp);
  return { name: visit.name, ...loads[Math.floor(LOADS / 2)]! };
}

async function loadOnce(context: BrowserContext, { address, answer }: Visit): Promise<PageTimings> {
  await installProbe(context);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(SETTLE_MS);
  const loaded = await readProbe(page);
  if (answer === undefined) return loaded;
  const field = page.locator('input[name=answer]');
  await field.click();
  await field.pressSequentially(answer, { delay: 80 });
  await timeEnter(page, judged);
  await page.waitForTimeout(SETTLE_MS);
  const { cls, allShifts, shifted, slowestInput } = await readProbe(page);
  return { ...loaded, cls, allShifts, shifted, slowestInput };
}
