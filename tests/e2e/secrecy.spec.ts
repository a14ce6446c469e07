import { expect, type Page, type Response, test } from '@playwright/test';
import type { NumericKey } from '../../lib/quiz/kinds/numeric/key';
import { answerBox, expectVerdict, typeAnswer, whenInteractive, words } from './support/pages';
import { questionOn, rightAnswer } from './support/question';
import { Site } from './support/site';

const site = new Site();

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await site.start();
});
test.afterAll(() => site.remove());

/** Items whose keys and slip results are long numbers, so that finding one in a response is no accident. */
const items = ['adam-first-moment', 'adam-two-steps', 'softmax-weight', 'causal-weight', 'bn-train-output'];

/** A number with so many digits that it is not found by chance. */
const isLong = (value: number) => String(value).replace(/\D/g, '').length >= 7;

/** Opens the item until chance gives it a key with many digits. */
async function openWithLongKey(page: Page, item: string): Promise<NumericKey> {
  for (let tries = 0; tries < 40; tries++) {
    await page.goto(`${site.url}/en/practice/start?pack=first-principles&item=${item}`);
    const { key } = questionOn(page, site);
    if (isLong(key.value)) return key;
  }
  throw new Error(`${item} has no key with many digits`);
}

for (const item of items) {
  test(`no response gives away the key or a slip of ${item} before it is answered`, async ({ page }) => {
    const key = await openWithLongKey(page, item);
    const bodies: { url: string; body: Promise<string> }[] = [];
    page.on('response', (response: Response) => {
      if (response.status() < 300 || response.status() >= 400)
        bodies.push({ url: response.url(), body: response.text().catch(() => '') });
    });
    await page.reload();
    await whenInteractive(page, 'en');
    for (const name of [words.en.answer!.hint!, words.en.answer!.nextHint!]) {
      const hint = page.getByRole('button', { name });
      if (await hint.isVisible()) await hint.click();
    }
    // What cannot be read, and what has too few digits, keep the question open as well.
    await typeAnswer(page, 'en', 'abc');
    await expect(answerBox(page, 'en')).toHaveAccessibleDescription(/abc/);
    await page.waitForLoadState('networkidle');

    const secrets = [key.value, ...key.slips.map((slip) => slip.value)].filter(isLong).map(String);
    expect(bodies.length).toBeGreaterThan(3);
    for (const { url, body } of bodies) {
      const text = await body;
      for (const secret of secrets) expect(text.includes(secret), `${secret} in ${url}`).toBe(false);
      // The scripts are the same for every question, and name the mistakes of every op.
      if (url.includes('/_next/static/')) continue;
      for (const slip of key.slips) expect(text.includes(`"${slip.id}"`), `${slip.id} in ${url}`).toBe(false);
    }

    // The same search does find the key once it may be known: the test is able to fail.
    await typeAnswer(page, 'en', rightAnswer(key));
    await expectVerdict(page, 'en', 'correct');
    const answered = await page.request.get(page.url());
    expect(await answered.text()).toContain(String(key.value));
  });
}
