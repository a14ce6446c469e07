import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { answerByKeyboard, mockOn } from './support/mock';
import { type Language, words } from './support/pages';
import { Site } from './support/site';

const site = new Site();

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await site.start();
});
test.afterAll(() => site.remove());

type Messages = typeof import('../../messages/en.json');

for (const language of ['en', 'zh'] as Language[]) {
  test.describe(`a mock interview (${language})`, () => {
    test.describe.configure({ mode: 'serial' });
    const all = words[language] as unknown as Messages;
    const { mock } = all;
    const { verdicts } = all.progress;
    const { answer } = words[language];
    let context: BrowserContext;
    let page: Page;

    const fill = (message: string, values: Record<string, string | number>) =>
      Object.entries(values).reduce(
        (text, [name, value]) => text.replace(`{${name}}`, String(value)),
        message,
      );
    const questionHeading = (place: number, total = 10) =>
      page.getByText(fill(mock.questionOf, { place, total }));
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const saved = () => expect(page.getByText(mock.saved, { exact: true })).toBeVisible();
    const report = () => page.getByRole('heading', { level: 1, name: language === 'en' ? /right$/ : /答对/ });

    test.beforeAll(async ({ browser }) => {
      site.clock.set('2026-03-02T09:00:00Z');
      context = await browser.newContext({
        timezoneId: 'Asia/Shanghai',
        locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      });
      page = await context.newPage();
    });
    test.afterAll(() => context?.close());

    test('a visitor chooses a length and parts, and the clock starts', async () => {
      await page.goto(`${site.url}/${language}/practice`);
      await page.getByRole('link', { name: mock.link }).click();
      await expect(page.getByRole('heading', { level: 1, name: mock.title })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
      for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
      await button(mock.start).click();
      await expect(page.getByText(mock.problem.noSections)).toBeVisible();
      for (const box of await page.getByRole('checkbox').all()) await box.check();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/mock\/[0-9a-f-]{36}$/);
      await expect(questionHeading(1)).toBeVisible();
      await expect(page.getByRole('timer', { name: mock.left })).toHaveText(/^(20:00|19:5\d)$/);
    });

    test('it is answered with the keyboard alone, and nothing says what an answer is worth', async () => {
      await page.waitForLoadState('networkidle');
      const questions = await mockOn(page, site);
      for (const place of [0, 1, 2, 3]) {
        await expect(questionHeading(place + 1)).toBeVisible();
        await answerByKeyboard(page, language, questions[place]!);
      }
      await expect(questionHeading(5)).toBeVisible();
      await saved();
      for (const verdict of ['correct', 'slip', 'wrong'] as const) {
        await expect(page.getByText(answer![verdict]!, { exact: true })).toHaveCount(0);
      }
      await expectAccessible(page);
      // Out of the field, where it would be a letter of the answer.
      await page.locator('form button[type=submit]').focus();
      await page.keyboard.press('f');
      await expect(button(mock.unflag)).toBeVisible();
      await page.keyboard.press('n');
      await expect(questionHeading(6)).toBeVisible();
      await saved();
      const rows = await mockOn(page, site);
      expect(rows.map(({ raw }) => raw !== null)).toEqual([...Array(4).fill(true), ...Array(6).fill(false)]);
      expect(rows[4]).toMatchObject({ flagged: true });
      expect(
        await site.query(
          'SELECT 1 FROM attempt a JOIN mock m ON m."learnerId" = a."learnerId" AND m.running',
        ),
      ).toEqual([]);
    });

    test('a reload finds every answer again, and the same clock', async () => {
      site.clock.set('2026-03-02T09:05:00Z');
      await page.reload();
      await expect(questionHeading(5)).toBeVisible();
      await expect(page.getByRole('timer')).toHaveText(/^(15:00|14:5\d)$/);
      const nav = page.getByRole('navigation', { name: mock.questions });
      await expect(nav.getByRole('button', { name: mock.marks.answered })).toHaveCount(4);
      await expect(nav.getByRole('button', { name: mock.marks.flagged })).toHaveCount(1);
      await page.waitForLoadState('networkidle');
    });

    test('an answer given without a connection is kept, said to be unsaved, and sent once there is one', async () => {
      const rows = await mockOn(page, site);
      const place = rows.findIndex(({ key }, index) => key.kind === 'numeric' && index > 3);
      const { key } = rows[place]!;
      const typed = (value: number) =>
        key.kind === 'numeric' && key.unit ? `${value} ${key.unit.id}` : `${value}`;
      const [first, second] = [typed(12.5), typed(13.5)];
      const open = () =>
        page.getByRole('navigation', { name: mock.questions }).getByRole('button').nth(place).click();
      const box = page.getByRole('textbox', { name: answer!.label });
      await open();
      await context.setOffline(true);
      await box.fill(first);
      await page.keyboard.press('Enter');
      await expect(page.getByText(mock.offline)).toBeVisible();
      await open();
      await expect(box).toHaveValue(first);
      expect((await mockOn(page, site))[place]!.raw).toBeNull();
      await context.setOffline(false);
      await saved();
      expect((await mockOn(page, site))[place]!.raw).toBe(first);
      // The server is cut off, and the page reloaded: what was typed goes out from the new page.
      await page.route(/\/mock\//, (route) =>
        route.request().method() === 'POST' ? route.abort() : route.continue(),
      );
      await box.fill(second);
      await expect(page.getByText(mock.offline)).toBeVisible();
      await page.unrouteAll();
      await page.reload();
      await open();
      await expect(box).toHaveValue(second);
      await saved();
      expect((await mockOn(page, site))[place]!.raw).toBe(second);
    });

    test('another cannot start meanwhile: the start page leads back or ends it', async () => {
      const running = page.url();
      await page.goto(`${site.url}/${language}/mock`);
      await expect(page.getByRole('heading', { name: mock.runningTitle })).toBeVisible();
      await expect(button(mock.start)).toHaveCount(0);
      await expectAccessible(page);
      await page.getByRole('link', { name: mock.goOn }).click();
      await page.waitForURL(running);
    });

    test('the time runs out: said in time, and the report comes by itself, in every tab', async () => {
      // The page asks for the clock every quarter of a minute.
      test.setTimeout(180_000);
      const second = await context.newPage();
      await second.goto(page.url());
      site.clock.set('2026-03-02T09:15:30Z');
      await expect(page.getByRole('status').filter({ hasText: mock.leftFive })).toBeAttached({
        timeout: 30_000,
      });
      site.clock.set('2026-03-02T09:19:20Z');
      await expect(page.getByRole('status').filter({ hasText: mock.leftOne })).toBeAttached({
        timeout: 30_000,
      });
      site.clock.set('2026-03-02T09:20:10Z');
      await expect(report()).toBeVisible({ timeout: 40_000 });
      await expect(second.getByRole('heading', { name: mock.questionList })).toBeVisible({ timeout: 40_000 });
      await second.close();
      const rows = await mockOn(page, site);
      const attempts = await site.query<{ mode: string; itemId: string }>(
        `SELECT a.* FROM attempt a JOIN mock_question q ON q."attemptId" = a.id WHERE q."mockId" = $1 ORDER BY q.place`,
        [new URL(page.url()).pathname.split('/').at(-1)],
      );
      expect(attempts.map(({ itemId }) => itemId)).toEqual(
        rows.filter(({ raw }) => raw !== null).map(({ itemId }) => itemId),
      );
      expect(attempts.every(({ mode }) => mode === 'mock')).toBe(true);
    });

    test('the report shows each question with its verdict, my answer, the right one and the time', async () => {
      const list = page.getByRole('region', { name: mock.questionList }).locator(':scope > ol > li');
      await expect(list).toHaveCount(10);
      await expect(list.first()).toContainText(verdicts.correct);
      await expect(list.filter({ hasText: mock.notAnswered })).toHaveCount(5);
      await list.first().getByText(mock.showAnswer).click();
      await expectAccessible(page);
      await page.setViewportSize({ width: 375, height: 812 });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1280, height: 800 });
      await list.first().getByRole('link', { name: mock.full }).click();
      await expect(page.getByRole('region', { name: answer!.correct, exact: true })).toBeVisible();
      await page.goBack();
      await expect(report()).toBeVisible();
    });

    test('what was answered is in review, and comes back on its day', async () => {
      const counts = await site.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM card_state c JOIN mock m ON m."learnerId" = c."learnerId" AND m.id = $1`,
        [new URL(page.url()).pathname.split('/').at(-1)],
      );
      expect(counts).toEqual([{ n: 5 }]);
      site.clock.set('2026-03-08T09:00:00Z');
      await page.goto(`${site.url}/${language}/review`);
      await expect(
        page.getByRole('main').getByRole('link', { name: words[language].review!.start }),
      ).toBeVisible();
    });

    test('it can be ended early, but not by accident, and is then compared with the one before', async () => {
      await page.goto(`${site.url}/${language}/mock`);
      await page.waitForLoadState('networkidle');
      await page.getByRole('radio', { name: mock.lengths.short }).check();
      await button(mock.start).click();
      await page.waitForURL(/\/mock\/[0-9a-f-]{36}$/);
      await page.waitForLoadState('networkidle');
      await page.setViewportSize({ width: 375, height: 812 });
      await expectAccessible(page);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1280, height: 800 });
      await button(mock.end).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('alertdialog', { name: mock.endTitle });
      await expect(dialog).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await expect(button(mock.end)).toBeFocused();
      await page.keyboard.press('Enter');
      await dialog.getByRole('button', { name: mock.endConfirm }).click();
      await expect(report()).toBeVisible();
      await expect(page.getByText(mock.earlyNote)).toBeVisible();
      const compared = page.getByRole('region', { name: mock.earlier });
      await expect(compared.getByRole('row')).toHaveCount(3);
      await expect(compared.getByRole('img')).toHaveAccessibleName(/2/);
      await expectAccessible(page);
    });

    test('it is nobody else’s, and an unknown one is a plain 404', async ({ browser }) => {
      const stranger = await browser.newContext();
      const other = await stranger.newPage();
      for (const path of [new URL(page.url()).pathname, `/${language}/mock/nonsense`]) {
        expect((await other.goto(`${site.url}${path}`))?.status()).toBe(404);
      }
      await stranger.close();
    });
  });
}
