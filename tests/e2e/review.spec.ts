import { readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import {
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

test.describe.configure({ mode: 'serial' });

const items = ['adam-first-moment', 'softmax-weight', 'adam-second-moment'] as const;

for (const language of ['en', 'zh'] as Language[]) {
  test.describe(`a learner’s days (${language})`, () => {
    const { answer, card, gpu, interview, review, settings } = words[language] as Record<
      string,
      Record<string, string>
    >;
    const site = new Site();
    let context: BrowserContext;
    let page: Page;
    const go = (path: string) => page.goto(`${site.url}/${language}/${path}`);
    const counted = (message: string, count: number) =>
      new RegExp(message.replace(/\{count.*\}\}/, `${count}.*`).replace(/\{.*/, ''));

    test.beforeAll(async ({ browser }) => {
      test.setTimeout(300_000);
      await site.start();
      context = await browser.newContext({
        timezoneId: 'UTC',
        locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      });
      page = await context.newPage();
    });
    test.afterAll(async () => {
      await context?.close();
      await site.remove();
    });

    test('settings: colours and motion hold at once, a GPU that is switched off is left alone', async () => {
      await go('settings');
      await page.waitForLoadState('networkidle');
      const choose = async (group: string, option: string) =>
        page.getByRole('group', { name: group }).getByRole('radio', { name: option }).check();
      const {
        theme,
        motion,
        gpu: gpuWords,
      } = settings!.choices as unknown as Record<string, Record<string, string>>;
      await choose(theme!.title!, theme!.dark!);
      await choose(motion!.title!, motion!.reduced!);
      await choose(gpuWords!.title!, gpuWords!.off!);
      await page.reload();
      const html = page.locator('html');
      await expect(html).toHaveAttribute('data-theme', 'dark');
      await expect(html).toHaveAttribute('data-motion', 'reduced');
      await openItem(page, site.url, language, items[0]);
      await typeAnswer(page, language, rightAnswer(questionOn(page, site).key));
      await expectVerdict(page, language, 'correct');
      await expect(gpuPanel(page, language)).toContainText(gpu!.switchedOff!);
    });

    test('settings: what is saved is in Postgres, and what is out of range is refused', async () => {
      await go('settings');
      await page.waitForLoadState('networkidle');
      const rate = page.getByLabel(settings!.newPerDay!, { exact: true });
      await rate.fill('1');
      await page.getByLabel(settings!.timeZone!).selectOption('Asia/Tokyo');
      await page.getByRole('button', { name: settings!.save!, exact: true }).click();
      const said = settings!.said as unknown as Record<string, string>;
      await expect(page.getByText(said.saved!)).toBeVisible();
      expect(await site.query('SELECT "newPerDay", "timeZone", "timeZoneFixed" FROM learner')).toEqual([
        { newPerDay: 1, timeZone: 'Asia/Tokyo', timeZoneFixed: true },
      ]);
      await rate.fill('1000');
      await page.getByRole('button', { name: settings!.save!, exact: true }).click();
      expect(await rate.evaluate((input: HTMLInputElement) => input.validity.rangeOverflow)).toBe(true);
      await page.reload();
      await expect(rate).toHaveValue('1');
    });

    test('u takes an answer back, as if it had never been', async () => {
      const before = await site.query('SELECT * FROM card_state ORDER BY "itemId"');
      await openItem(page, site.url, language, items[0]);
      await typeAnswer(page, language, slipAnswer(questionOn(page, site).key, 'no-bias-correction'));
      await expectVerdict(page, language, 'slip');
      expect(await site.query('SELECT * FROM card_state ORDER BY "itemId"')).not.toEqual(before);
      await page.keyboard.press('u');
      await expect(page.getByText(card!.undone!)).toBeVisible();
      expect(await site.query('SELECT * FROM card_state ORDER BY "itemId"')).toEqual(before);
      expect(await site.query('SELECT kind FROM review_event')).toEqual([{ kind: 'void' }]);
      await page.reload();
      await expect(page.getByText(card!.undone!)).toBeVisible();
      await page.getByRole('button', { name: card!.answerAgain! }).click();
      await whenInteractive(page, language);
    });

    test('tomorrow’s queue is explained; b puts a question off, s puts it away, and it can be brought back', async () => {
      for (const item of items.slice(1)) {
        await openItem(page, site.url, language, item);
        await page.getByRole('button', { name: answer!.giveUp! }).click();
        await expect(page.getByRole('region', { name: answer!.gaveUp! })).toBeVisible();
      }
      site.clock.set('2026-03-05T09:00:00Z');
      await go('review');
      const left = review!.left as unknown as Record<string, string>;
      const today = page.getByRole('region', { name: counted(review!.today!, 4) });
      await expect(today).toContainText(counted(left.due!, 3));
      await expect(today).toContainText(counted(left.fresh!, 1));
      await page.getByRole('link', { name: review!.start! }).click();
      await page.waitForURL(/review\/q/);
      for (const key of ['b', 's']) {
        const at = page.url();
        await page.waitForLoadState('networkidle');
        // Out of the field, where it would be a letter of the answer.
        await page.keyboard.press('Tab');
        await page.keyboard.press(key);
        await page.waitForURL((url) => url.href !== at);
      }
      expect(await site.query('SELECT count(*)::int AS n FROM card_hold')).toEqual([{ n: 2 }]);
      await go('review');
      await expect(page.getByRole('region', { name: counted(review!.today!, 2) })).toBeVisible();
      await page.waitForLoadState('networkidle');
      const away = page.getByRole('region', { name: card!.putAway! });
      await away.getByRole('button', { name: card!.bringBack! }).click();
      await expect(away).toHaveCount(0);
      await expect(page.getByRole('region', { name: counted(review!.today!, 3) })).toBeVisible();
    });

    test('an interview date: what is past or absurd is refused, a good one makes a plan', async () => {
      await go('interview');
      await page.waitForLoadState('networkidle');
      const day = page.getByLabel(interview!.day!);
      const save = page.getByRole('button', { name: interview!.save! });
      const problems = interview!.problem as unknown as Record<string, string>;
      for (const [text, problem] of [
        ['2026-03-01', problems.past],
        ['2099-01-01', problems.tooFar],
        ['', problems.notADay],
      ] as const) {
        await day.fill(text);
        await save.click();
        await expect(page.getByText(problem!)).toBeVisible();
      }
      await day.fill('2026-04-20');
      await save.click();
      await expect(page.getByRole('heading', { name: interview!.plan! })).toBeVisible();
      await expect(page.getByText(interview!.overall!, { exact: true })).toBeVisible();
      await go('review');
      await expect(page.getByRole('main').getByRole('link', { name: /20/ })).toHaveAttribute(
        'href',
        /interview$/,
      );
    });

    test('the pages hold to WCAG, in the dark and on a phone', async () => {
      await page.setViewportSize({ width: 375, height: 800 });
      for (const path of ['review', 'settings', 'interview']) {
        await go(path);
        await page.waitForLoadState('networkidle');
        await expectAccessible(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, path).toBeLessThanOrEqual(0);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    });

    test('all data can be taken away, and the account deleted with everything in it', async () => {
      await go('settings');
      await page.waitForLoadState('networkidle');
      const saved = async (name: string) => {
        const download = page.waitForEvent('download');
        await page.getByRole('link', { name }).click();
        return readFileSync(await (await download).path(), 'utf8');
      };
      const { attempts } = JSON.parse(await saved(settings!.exportJson!)) as {
        attempts: { itemId: string }[];
      };
      expect(attempts.map(({ itemId }) => itemId).sort()).toEqual(
        [items[0], items[0], items[2], items[1]].sort(),
      );
      expect((await saved(settings!.exportCsv!)).trim().split('\r\n')).toHaveLength(5);
      await page.getByText(settings!.delete!, { exact: true }).click();
      const confirmation = page.getByLabel(settings!.deleteConfirm!.replace('{word}', 'DELETE'));
      await confirmation.fill('delete');
      await page.getByRole('button', { name: settings!.deleteNow! }).click();
      await expect(page.getByText(settings!.notConfirmed!.replace('{word}', 'DELETE'))).toBeVisible();
      await confirmation.fill('DELETE');
      await page.getByRole('button', { name: settings!.deleteNow! }).click();
      await page.waitForURL((url) => url.pathname === `/${language}`);
      const counts =
        'SELECT (SELECT count(*) FROM "user")::int AS u, (SELECT count(*) FROM attempt)::int AS a';
      expect(await site.query(counts)).toEqual([{ u: 0, a: 0 }]);
      expect((await page.request.get(`${site.url}/api/export/gradcheck.json`)).status()).toBe(404);
    });
  });
}
