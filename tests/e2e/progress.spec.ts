import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { expectVerdict, type Language, openItem, typeAnswer, words } from './support/pages';
import { questionOn, rightAnswer, slipAnswer } from './support/question';
import { Site } from './support/site';

test.describe.configure({ mode: 'serial' });

const [known, missed] = ['adam-first-moment', 'softmax-weight'] as const;
const slip = 'no-bias-correction';

/**
 * The first answer given again on each of the days after it: new ids and days, every fifth not recalled. As rows of the
 * log, for a browser would take minutes over them.
 */
const later = `
  INSERT INTO attempt SELECT (jsonb_populate_record(a, jsonb_build_object(
    'id', uuidv7(), 'answeredAt', a."answeredAt" + n * interval '1 day', 'seed', a."seed" || n,
    'localDay', to_char(a."localDay"::date + n, 'YYYY-MM-DD'),
    'verdict', CASE WHEN n % 5 = 0 THEN 'gaveUp' ELSE 'correct' END,
    'slipId', NULL, 'grade', CASE WHEN n % 5 = 0 THEN 1 ELSE 3 END))).*
  FROM attempt a, generate_series(1, $2::int) n
  WHERE a."id" = (SELECT "id" FROM attempt WHERE "itemId" = $1 ORDER BY "answeredAt" LIMIT 1)`;

for (const language of ['en', 'zh'] as Language[]) {
  test.describe(`progress (${language})`, () => {
    const { attempt, card, notFound, progress } = words[language] as Record<string, Record<string, string>>;
    const verdicts = progress!.verdicts as unknown as Record<string, string>;
    const site = new Site();
    let context: BrowserContext;
    let page: Page;
    const go = (path: string) => page.goto(`${site.url}/${language}/${path}`);
    const section = (name: string) => page.getByRole('region', { name: progress![name]!, exact: true });

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

    test('a newcomer is told what will stand here, and an item nobody answered is no dead end', async () => {
      for (const path of ['progress', 'progress/answers', `progress/items/first-principles/${known}`]) {
        await go(path);
        const empty = path.includes('items') ? progress!.itemEmpty : progress!.emptyBody;
        await expect(page.getByText(empty!)).toBeVisible();
        await expectAccessible(page);
      }
    });

    test('after a few days: today, the days, the mistake, what comes back, and what was taken back', async () => {
      await openItem(page, site.url, language, known);
      await typeAnswer(page, language, slipAnswer(questionOn(page, site).key, slip));
      await expectVerdict(page, language, 'slip');
      site.clock.set('2026-03-04T09:00:00Z');
      await openItem(page, site.url, language, known);
      await typeAnswer(page, language, rightAnswer(questionOn(page, site).key));
      await expectVerdict(page, language, 'correct');
      await openItem(page, site.url, language, missed);
      await typeAnswer(page, language, '12345');
      await expectVerdict(page, language, 'wrong');
      await page.keyboard.press('u');
      await expect(page.getByText(card!.undone!)).toBeVisible();
      await go('progress');
      await expect(section('today')).toContainText(language === 'en' ? '1 answer' : '答了 1 题');
      await expect(section('today')).toContainText(
        progress!.rhythmRecent!.replace('{days}', '2').replace('{window}', '28'),
      );
      await expect(section('slips')).toContainText(language === 'en' ? 'dividing by that sum' : '除以这个和');
      await expect(section('retention')).toContainText('100');
      await expect(section('calibration')).toContainText(
        progress!.calibrationTooFew!.replace('{total}', '1').replace('{needed}', '30'),
      );
      const answers = section('attempts').getByRole('listitem');
      await expect(answers).toHaveCount(3);
      await expect(answers.first()).toContainText(progress!.undone!);
      await expect(section('attempts')).toContainText(verdicts.slip!);
    });

    test('after two months: retention by the week, calibration, the year and the forecast, each as a table too', async () => {
      await site.query(later, [known, 60]);
      site.clock.set('2026-05-02T09:00:00Z');
      await go('progress');
      await expect(page.getByRole('img')).toHaveCount(4);
      for (const name of ['retention', 'calibration', 'activity', 'forecast']) {
        const region = section(name);
        await region.getByText(progress!.asTable!).click();
        await expect(region.locator('details').getByRole('row').nth(1)).toBeVisible();
      }
      await expect(section('calibration')).toContainText(/n = 6\d/);
    });

    test('from a topic to its question, and to every answer with the numbers it had', async () => {
      await section('topics').getByRole('listitem').first().getByRole('link').click();
      await page.waitForURL(/progress\/topics\//);
      await expect(page.getByRole('heading', { name: progress!.topicItems! })).toBeVisible();
      await page.locator(`a[href$="/${known}"]`).click();
      await page.waitForURL(/progress\/items\//);
      await expect(page.getByRole('img')).toBeVisible();
      const answers = page
        .getByRole('list')
        .filter({ has: page.locator('time') })
        .locator('> li');
      await expect(answers).toHaveCount(10);
      for (let pages = 1; pages < 7; pages++) {
        const at = page.url();
        await page.getByRole('link', { name: progress!.older!, exact: true }).click();
        await page.waitForURL((url) => url.href !== at);
      }
      await expect(page.getByRole('link', { name: progress!.older!, exact: true })).toHaveCount(0);
      await expect(answers.last()).toContainText(verdicts.slip!);
      await answers.last().getByRole('link', { name: progress!.asItWas! }).click();
      await page.waitForURL(/progress\/[0-9a-f-]{36}$/);
      await page.getByRole('link', { name: attempt!.history! }).click();
      await page.waitForURL(/progress\/items\//);
    });

    test('holds to WCAG in both themes and on a phone, where nothing scrolls sideways', async () => {
      test.setTimeout(240_000);
      const pages = [
        'progress',
        'progress/answers',
        'progress/topics/first-principles/adam',
        `progress/items/first-principles/${known}`,
      ];
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width: 375, height: 800 });
        for (const path of pages) {
          await go(path);
          await page.waitForLoadState('networkidle');
          const folded = page.locator('main details');
          for (let i = 0; i < (await folded.count()); i++) {
            await folded.nth(i).evaluate((details: HTMLDetailsElement) => details.setAttribute('open', ''));
          }
          await expectAccessible(page);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(overflow, path).toBeLessThanOrEqual(0);
        }
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    });

    test('nobody else sees any of it', async ({ browser }) => {
      const [{ id }] = (await site.query<{ id: string }>('SELECT id FROM attempt LIMIT 1')) as [
        { id: string },
      ];
      const stranger = await (await browser.newContext()).newPage();
      for (const path of [
        `progress/answers?before=${id}`,
        `progress/items/first-principles/${known}?before=${id}`,
      ]) {
        // A visitor has no answers, so that none of them can be an earlier one.
        await stranger.goto(`${site.url}/${language}/${path}`);
        await expect(stranger.locator('time')).toHaveCount(0);
      }
      await openItem(stranger, site.url, language, missed);
      await typeAnswer(stranger, language, '12345');
      await expectVerdict(stranger, language, 'wrong');
      for (const path of [
        `progress/answers?before=${id}`,
        `progress/items/first-principles/${known}?before=${id}`,
      ]) {
        await stranger.goto(`${site.url}/${language}/${path}`);
        await expect(stranger.getByRole('heading', { name: notFound!.title! })).toBeVisible();
      }
      await stranger.context().close();
    });
  });
}
