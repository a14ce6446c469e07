import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { type Language, openItem, typeAnswer, words } from './support/pages';
import { questionOn, rightAnswer } from './support/question';
import { Site } from './support/site';

const site = new Site();

/** What each language calls the places this test goes to. */
const text = {
  en: {
    section: 'AdaGrad, RMSProp, Adam',
    next: 'AdamW and FTRL',
    claim: /first step has length/,
    erratum: 'E5',
  },
  zh: { section: 'AdaGrad、RMSProp 与 Adam', next: 'AdamW 与 FTRL', claim: /第一步长度恒为/, erratum: 'E5' },
} satisfies Record<Language, unknown>;

const notes = (language: Language) => words[language].notes! as Record<string, string>;

const searchBox = (page: Page, language: Language) =>
  page.getByRole('searchbox', { name: notes(language).searchLabel });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await site.start();
});
test.afterAll(() => site.remove());

for (const language of ['en', 'zh'] as Language[]) {
  const { section, next, claim, erratum } = text[language];

  test.describe(`the notes (${language})`, () => {
    test('lead from the contents through a section to the next one', async ({ page }) => {
      await page.goto(`${site.url}/${language}/notes`);
      await page.getByRole('main').getByRole('link', { name: section }).click();
      await expect(page.getByRole('heading', { level: 1, name: section })).toBeVisible();
      await expect(page.locator('.claim .katex-display').first()).toBeVisible();
      await page
        .getByRole('navigation', { name: notes(language).pager })
        .getByRole('link', { name: next })
        .click();
      await expect(page.getByRole('heading', { level: 1, name: next })).toBeVisible();
    });

    test('show an erratum with numbers that the engine computes, and a plot in words', async ({ page }) => {
      await page.goto(`${site.url}/${language}/notes/adaptive`);
      const card = page.locator('section.erratum').filter({ hasText: erratum });
      await expect(card.getByRole('row')).toHaveCount(4);
      await expect(card).toContainText('−0.990');
      await expect(card).toContainText('−0.0100');
      await expect(page.getByRole('img').first()).toHaveAccessibleName(/.{20}/);
      await page.getByText(notes(language).values!).first().click();
      await expect(page.locator('.plot-values table').first()).toBeVisible();
    });

    test('lead from a claim to a question that tests it, and from its answer back', async ({ page }) => {
      await page.goto(`${site.url}/${language}/notes/adaptive`);
      const here = page.locator('[id="optim.adam.first-step"]');
      await expect(here.getByRole('heading', { name: claim })).toBeVisible();
      await here.locator('a.practise').click();
      await page.waitForURL(/\/q\//);
      expect(new URL(page.url()).searchParams.get('claim')).toBe('optim.adam.first-step');
      await openItem(page, site.url, language, 'adam-first-step');
      await typeAnswer(page, language, rightAnswer(questionOn(page, site).key));
      await page.getByRole('link', { name: claim }).click();
      await page.waitForURL(/\/notes\/adaptive#optim\.adam\.first-step$/);
    });

    test('are searched while one types, in both languages', async ({ page }) => {
      await page.goto(`${site.url}/${language}/notes`);
      await page.waitForLoadState('networkidle');
      await page.keyboard.press('/');
      await expect(searchBox(page, language)).toBeFocused();
      const other = language === 'en' ? '二阶矩' : 'second moment';
      await page.keyboard.type(other);
      await page.waitForURL(/\?q=/);
      const hits = page.getByRole('region', { name: notes(language).search });
      await expect(hits.getByRole('listitem').first()).toBeVisible();
      await hits
        .getByRole('link', { name: language === 'en' ? /second moment/i : /二阶矩/ })
        .first()
        .click();
      await page.waitForURL(/\/notes\/[a-z-]+#optim\./);
    });

    test('say so when nothing is found', async ({ page }) => {
      await page.goto(`${site.url}/${language}/notes?q=xyzzy`);
      await expect(page.getByRole('status')).toContainText(notes(language).noHits!);
    });

    test('are read and searched without scripts', async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${site.url}/${language}/notes/kv-cache`);
      await expect(page.locator('.katex').first()).toBeVisible();
      await searchBox(page, language).fill('Adam');
      await page.getByRole('button', { name: notes(language).searchButton }).click();
      await page.waitForURL(/\?q=Adam/);
      await expect(page.getByRole('status')).toBeVisible();
      await context.close();
    });

    for (const colorScheme of ['light', 'dark'] as const) {
      test(`have no accessibility problem that axe finds, nor a page wider than a phone (${colorScheme})`, async ({
        browser,
      }) => {
        const context = await browser.newContext({ colorScheme, viewport: { width: 375, height: 812 } });
        const page = await context.newPage();
        for (const path of ['notes', 'notes/adaptive']) {
          await page.goto(`${site.url}/${language}/${path}`);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
          // A header that is a formula is MathML, which axe takes for nothing; one that is really empty is told here.
          await expect(page.locator('th:empty, th > span:empty')).toHaveCount(0);
          await expectAccessible(page, { except: ['empty-table-header'] });
        }
        await context.close();
      });
    }
  });
}
