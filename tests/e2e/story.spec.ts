import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import {
  answerBox,
  expectVerdict,
  gpuPanel,
  type Language,
  openItem,
  typeAnswer,
  whenInteractive,
  words,
} from './support/pages';
import { questionOn, rightAnswer, slipAnswer } from './support/question';
import { Site } from './support/site';

type AttemptRow = {
  itemId: string;
  verdict: string;
  slipId: string | null;
  raw: string;
  grade: number;
  localDay: string;
};
type CardRow = { itemId: string; dueAt: Date; reps: number };

const item = 'adam-first-moment';
const slip = 'no-bias-correction';

test.describe.configure({ mode: 'serial' });

for (const language of ['en', 'zh'] as Language[]) {
  test.describe(`the main job, from a first wrong answer to tomorrow’s review (${language})`, () => {
    const { answer, gpu, review, progress, nav } = words[language] as Record<string, Record<string, string>>;
    const verdicts = progress!.verdicts as unknown as Record<string, string>;
    const site = new Site();
    let context: BrowserContext;
    let page: Page;
    let ownQuestion = '';

    test.beforeAll(async ({ browser }) => {
      test.setTimeout(300_000);
      await site.start();
      context = await browser.newContext({
        timezoneId: 'Asia/Shanghai',
        locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      });
      page = await context.newPage();
    });
    test.afterAll(async () => {
      await context?.close();
      await site.remove();
    });

    test('a guest is told which mistake a wrong number comes from', async () => {
      await openItem(page, site.url, language, item);
      await typeAnswer(page, language, slipAnswer(questionOn(page, site).key, slip));
      await expectVerdict(page, language, 'slip');
      await expect(page.getByRole('region', { name: answer!.slip })).toContainText(
        language === 'en' ? 'dividing by that sum' : '除以这个和',
      );
      await expect(page.getByRole('heading', { name: answer!.solution })).toBeVisible();
    });

    test('with new numbers, the right answer is right, and the learner’s own GPU agrees within its bound', async () => {
      const before = questionOn(page, site).seed;
      await page.getByRole('button', { name: answer!.again }).click();
      await page.waitForURL((url) => !url.pathname.includes(before) && url.pathname.includes('/q/'));
      await expect(answerBox(page, language)).toHaveValue('');
      await whenInteractive(page, language);
      const { seed, key } = questionOn(page, site);
      expect(seed).not.toBe(before);
      await typeAnswer(page, language, rightAnswer(key));
      await expectVerdict(page, language, 'correct');
      const panel = gpuPanel(page, language);
      await expect(panel).toContainText(gpu!.agrees!);
      for (const figure of [gpu!.maxDelta, gpu!.bound, gpu!.elements, gpu!.adapter]) {
        const value = panel
          .locator('div')
          .filter({ has: page.getByText(figure!, { exact: true }) })
          .getByRole('definition');
        await expect(value).not.toBeEmpty();
      }
    });

    test('both answers are in Postgres, complete and graded', async () => {
      const rows = await site.query<AttemptRow>('SELECT * FROM attempt ORDER BY "answeredAt", "id"');
      expect(rows).toMatchObject([
        { itemId: item, verdict: 'slip', slipId: slip, grade: 1, localDay: '2026-03-02' },
        { itemId: item, verdict: 'correct', slipId: null, grade: 3, localDay: '2026-03-02' },
      ]);
      const [card] = await site.query<CardRow>('SELECT * FROM card_state');
      // Answered at 17:00 in Shanghai; tomorrow begins there at four, which is 20:00 UTC.
      expect(card).toMatchObject({ itemId: item, reps: 2, dueAt: new Date('2026-03-02T20:00:00Z') });
    });

    test('nothing is lost when everything is killed, and the progress page shows it', async () => {
      test.setTimeout(180_000);
      await site.killEverything();
      await site.start();
      await page.goto(`${site.url}/${language}/progress`);
      const attempts = page.getByRole('region', { name: progress!.attempts });
      await expect(attempts.getByRole('listitem')).toHaveCount(2);
      await expect(attempts).toContainText(verdicts.slip!);
    });

    test('it is due on the learner’s own tomorrow and not before', async () => {
      // Without new questions, only what is due is asked.
      await site.query('UPDATE learner SET "newPerDay" = 0');
      site.clock.set('2026-03-02T19:59:00Z');
      await page.goto(`${site.url}/${language}/review`);
      await expect(page.getByRole('link', { name: review!.start })).toHaveCount(0);
      site.clock.set('2026-03-02T20:00:00Z');
      await page.reload();
      await page.getByRole('main').getByRole('link', { name: review!.start }).click();
      await whenInteractive(page, language);
      ownQuestion = page.url();
      const { itemId, key } = questionOn(page, site);
      expect(itemId).toBe(item);
      await typeAnswer(page, language, rightAnswer(key));
      await expectVerdict(page, language, 'correct');
      // Enter goes on; with nothing left to review, back to the review page.
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/review$/);
      await expect(page.getByRole('link', { name: review!.start })).toHaveCount(0);
    });

    test('another browser sees nothing of it', async ({ browser }) => {
      const stranger = await browser.newContext();
      const other = await stranger.newPage();
      await other.goto(`${site.url}/${language}/progress`);
      await expect(other.getByText(progress!.emptyTitle!)).toBeVisible();
      expect((await other.goto(ownQuestion))?.status()).toBe(404);
      await expect(other.getByRole('link', { name: nav!.practice }).first()).toBeVisible();
      await stranger.close();
    });
  });
}
