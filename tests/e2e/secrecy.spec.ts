import { expect, type Response, test } from '@playwright/test';
import { answerBox, expectVerdict, openItem, typeAnswer, words } from './support/pages';
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

/** A number as a page or a script might write it: as it is, or rounded to fewer digits. */
const spellings = (value: number) =>
  [String(value), value.toPrecision(12), value.toPrecision(8), value.toExponential()].filter(
    (text) => text.replace(/\D/g, '').length >= 7,
  );

for (const item of items) {
  test(`no response gives away the key or a slip of ${item} before it is answered`, async ({ page }) => {
    const bodies: { url: string; body: Promise<string> }[] = [];
    page.on('response', (response: Response) => {
      if (response.status() < 300 || response.status() >= 400)
        bodies.push({ url: response.url(), body: response.text().catch(() => '') });
    });
    await openItem(page, site.url, 'en', item);
    const { key } = questionOn(page, site);
    for (const name of [words.en.answer!.hint!, words.en.answer!.nextHint!]) {
      const hint = page.getByRole('button', { name });
      if (await hint.isVisible()) await hint.click();
    }
    // What cannot be read, and what has too few digits, keep the question open as well.
    await typeAnswer(page, 'en', 'abc');
    await expect(answerBox(page, 'en')).toHaveAccessibleDescription(/abc/);
    await page.waitForLoadState('networkidle');

    const secrets = [key.value, ...key.slips.map((slip) => slip.value)].flatMap(spellings);
    expect(secrets.length).toBeGreaterThan(0);
    expect(bodies.length).toBeGreaterThan(3);
    for (const { url, body } of bodies) {
      const text = await body;
      for (const secret of secrets) expect(text.includes(secret), `${secret} in ${url}`).toBe(false);
      for (const slip of key.slips) expect(text.includes(`"${slip.id}"`), `${slip.id} in ${url}`).toBe(false);
    }

    // The same search does find the key once it may be known: the test is able to fail.
    const before = bodies.length;
    await typeAnswer(page, 'en', rightAnswer(key));
    await expectVerdict(page, 'en', 'correct');
    const after = await Promise.all(bodies.slice(before).map(({ body }) => body));
    expect(after.some((text) => spellings(key.value).some((secret) => text.includes(secret)))).toBe(true);
  });
}
