import { expect, test } from '@playwright/test';
import { answerBox, expectVerdict, type Language, openItem, typeAnswer, words } from './support/pages';
import { questionOn, rightAnswer } from './support/question';
import { Site } from './support/site';

const site = new Site();

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await site.start();
});
test.afterAll(() => site.remove());

/** What is typed, and words of the message that it gets. */
const unreadable: [raw: string, en: string, zh: string][] = [
  ['', 'Type a number first', '先填一个数'],
  ['abc', '“abc”', '“abc”'],
  ['1,5', '1.5, not 1,5', '1.5'],
  ['NaN', 'not a finite number', '有限'],
  ['1e999', 'not a finite number', '有限'],
  ['9'.repeat(1_000_000), 'longer than any answer', '2000'],
  ['process.exit()', '“.”', '“.”'],
  ['constructor', '“constructor”', '“constructor”'],
  ['1/0', 'divides by zero', '零'],
  [`${'('.repeat(900)}1${')'.repeat(900)}`, 'Too many brackets', '括号'],
];

for (const language of ['en', 'zh'] as Language[]) {
  test(`what cannot be read is named, nothing is lost, and the question stays open (${language})`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await openItem(page, site.url, language, 'adam-first-moment');
    const box = answerBox(page, language);
    for (const [raw, en, zh] of unreadable) {
      await typeAnswer(page, language, raw);
      await expect(page.getByRole('alert').filter({ hasText: language === 'en' ? en : zh })).toBeVisible();
      if (raw.length < 2000) await expect(box).toHaveValue(raw);
    }
    // Full-width digits are digits.
    const { key } = questionOn(page, site);
    const fullWidth = rightAnswer(key).replace(/[0-9.]/g, (c) =>
      String.fromCharCode(c.charCodeAt(0) + 0xfee0),
    );
    await typeAnswer(page, language, fullWidth);
    await expectVerdict(page, language, 'correct');
  });
}

test('an unknown item, question or attempt is a plain 404 in both languages', async ({ page }) => {
  for (const language of ['en', 'zh'] as Language[]) {
    for (const path of [
      'practice/start?pack=first-principles&item=nonsense',
      'practice/start?pack=nonsense',
      'practice/q/nonsense',
      `practice/q/${'x'.repeat(3000)}`,
      'review/q/nonsense',
      'progress/nonsense',
      'progress/0198b6a1-0000-7000-8000-000000000000',
      'progress/items/no-such-pack/no-such-item',
      'progress/items/first-principles/no-such-item',
      'progress/topics/first-principles/no-such-topic',
      'no-such-page',
    ]) {
      const response = await page.goto(`${site.url}/${language}/${path}`);
      expect(response?.status(), path).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words[language].notFound!.title!);
    }
  }
});
