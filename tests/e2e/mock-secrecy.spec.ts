import { expect, type Page, test } from '@playwright/test';
import { answerByKeyboard, type MockRow, mockOn } from './support/mock';
import { words } from './support/pages';
import { Site } from './support/site';

const site = new Site();

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await site.start();
});
test.afterAll(() => site.remove());

/** Numbers with so many digits, and names, that are not found by chance. */
const isLong = (value: number) => String(value).replace(/\D/g, '').length >= 7;

const isTelling = (name: string) => name.length >= 10 && name.includes('-');
/** As data, or as data within a script of the page. */
const verdict = /"verdict\\?":\\?"(correct|slip|wrong|imprecise)/;

function secretsOf(rows: MockRow[]): { numbers: string[]; names: string[] } {
  const keys = rows.map(({ key }) => key);
  const numbers = keys.flatMap((key) =>
    key.kind === 'numeric' ? [key.value, ...key.slips.map(({ value }) => value)] : [],
  );
  const names = keys.flatMap((key) => {
    if (key.kind === 'numeric') return key.slips.map(({ id }) => id);
    return key.kind === 'choice' ? key.options.map(({ id }) => id) : [];
  });
  // A number of parameters that one question is about may be what a mistake at another leads to.
  const asked = rows
    .map(({ variant }) => variant.prompt.en + variant.prompt.zh)
    .join()
    .replaceAll('\\,', '');
  return {
    numbers: numbers
      .filter(isLong)
      .map(String)
      .filter((number) => !asked.includes(number)),
    names: names.filter(isTelling).map((name) => `"${name}"`),
  };
}

/** A mock of twenty questions holds enough long numbers. */
async function startLong(page: Page): Promise<void> {
  const { mock } = words.en as unknown as Record<string, { lengths: { long: string }; start: string }>;
  await page.goto(`${site.url}/en/mock`);
  await page.waitForLoadState('networkidle');
  await page.getByRole('radio', { name: mock!.lengths.long }).check();
  await page.getByRole('button', { name: mock!.start }).click();
  await page.waitForURL(/\/mock\/[0-9a-f-]{36}$/);
}

test('no response gives away a key, a slip or a verdict while a mock runs', async ({ page }) => {
  const bodies: { url: string; body: Promise<string> }[] = [];
  page.on('response', (response) => {
    if (response.status() < 300 || response.status() >= 400)
      bodies.push({ url: response.url(), body: response.text().catch(() => '') });
  });
  await startLong(page);
  const rows = await mockOn(page, site);
  const { numbers, names } = secretsOf(rows);
  expect(numbers.length).toBeGreaterThan(3);
  await page.reload();
  await page.waitForLoadState('networkidle');
  // Right answers to whatever is not a number: typing the key would send it round.
  for (const row of rows) {
    await expect(page.getByText(`${row.place + 1} of ${rows.length}`).first()).toBeVisible();
    if (row.key.kind === 'numeric') await page.getByRole('button', { name: words.en.mock!.skip }).click();
    else await answerByKeyboard(page, 'en', row);
    if (row.place === rows.length - 2) break;
  }
  await page.waitForLoadState('networkidle');
  for (const path of [
    'en/mock',
    'en/progress',
    'en/review',
    'api/export/gradcheck.json',
    'api/export/gradcheck.csv',
  ]) {
    const response = await page.request.get(`${site.url}/${path}`);
    expect(response.status(), path).toBe(200);
    bodies.push({ url: path, body: response.text() });
  }
  expect(bodies.length).toBeGreaterThan(10);
  for (const { url, body } of bodies) {
    // The scripts are the same for everybody: built before any question was drawn, they name the mistakes of every op.
    if (url.includes('/_next/static/')) continue;
    const text = await body;
    for (const number of numbers) expect(text.includes(number), `${number} in ${url}`).toBe(false);
    for (const name of names) expect(text.includes(name), `${name} in ${url}`).toBe(false);
    expect(text, url).not.toMatch(verdict);
  }

  // The same search does find them once they may be known: the test is able to fail.
  const told = rows.find(({ key }) => key.kind === 'numeric' && key.slips.some(({ id }) => isTelling(id)))!;
  const nav = page.getByRole('navigation', { name: words.en.mock!.questions });
  await nav.getByRole('button').nth(told.place).click();
  await answerByKeyboard(page, 'en', told);
  await page.getByRole('button', { name: words.en.mock!.end, exact: true }).click();
  await page.getByRole('button', { name: words.en.mock!.endConfirm }).click();
  await expect(page.getByRole('heading', { name: words.en.mock!.questionList })).toBeVisible();
  const exported = await (await page.request.get(`${site.url}/api/export/gradcheck.json`)).text();
  expect(names.some((name) => exported.includes(name))).toBe(true);
  expect(exported).toMatch(verdict);
});
