import { readdirSync } from 'node:fs';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { expectVerdict, type Language, openItem, typeAnswer, words } from './support/pages';
import { questionOn, rightAnswer } from './support/question';
import { Site } from './support/site';

const root = 'app/[locale]';

/** Every page that there is, by its folder. */
const routes = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file === 'page.tsx' || file.endsWith('/page.tsx'))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, '')}`)
  .sort();

/** Goes to a page as its links lead there, where its address holds something made for the learner. */
type Visit = (page: Page, home: string) => Promise<void>;

const at =
  (path: string): Visit =>
  async (page, home) => {
    await page.goto(home + path);
  };

/** How each page is reached by a learner who has answered a question. */
const visits: Record<string, Visit> = {
  '/': at(''),
  '/[...rest]': at('/nowhere'),
  // Not there for a learner; the coach's own test looks at what a coach sees.
  '/coach': at('/coach'),
  '/coach/reports/[id]': at('/coach/reports/nothing'),
  '/engine': at('/engine'),
  '/engine/[op]': at('/engine/attn.sdpa'),
  '/gpu': at('/gpu'),
  '/interview': at('/interview'),
  '/mock': at('/mock'),
  '/mock/[mock]': async (page, home) => {
    await page.goto(`${home}/mock`);
    await page.waitForLoadState('networkidle');
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL(/\/mock\/[0-9a-f-]{36}$/);
  },
  '/notes': at('/notes'),
  '/notes/[section]': at('/notes/adaptive'),
  '/practice': at('/practice'),
  '/practice/print/[pack]': at('/practice/print/mixed'),
  '/practice/q/[token]': at('/practice/start?pack=first-principles&item=adam-second-moment'),
  '/practice/start': at('/practice/start?pack=errata'),
  '/progress': at('/progress'),
  '/progress/[attempt]': async (page, home) => {
    await page.goto(`${home}/progress/answers`);
    await page.locator('main li a').first().click();
    await page.waitForURL(/\/progress\/[0-9a-f-]{36}$/);
  },
  '/progress/answers': at('/progress/answers'),
  '/progress/items/[pack]/[item]': at('/progress/items/first-principles/adam-first-moment'),
  '/progress/topics/[pack]/[topic]': at('/progress/topics/first-principles/adam'),
  '/review': at('/review'),
  '/review/q/[token]': at('/review/start'),
  '/review/start': at('/review/start'),
  '/settings': at('/settings'),
  '/sign-in': at('/sign-in'),
  '/sign-up': at('/sign-up'),
  '/start': at('/start'),
  '/start/next': at('/start/next'),
  '/start/q/[token]': at('/start/next'),
  '/start/result': at('/start/result'),
};

/** Half of the combinations of width, theme and language: each value of each meets each other once. */
const looks = [
  { language: 'en', width: 375, colorScheme: 'light' },
  { language: 'zh', width: 375, colorScheme: 'dark' },
  { language: 'zh', width: 1440, colorScheme: 'light' },
  { language: 'en', width: 1440, colorScheme: 'dark' },
] as const;

const site = new Site();
test.beforeAll(async () => {
  test.setTimeout(300_000);
  await site.start();
});
test.afterAll(() => site.remove());

test('every page there is has its place in this list', () => {
  expect(Object.keys(visits).sort()).toEqual(routes);
});

async function answeredOnce(browser: Browser, look: (typeof looks)[number]): Promise<Page> {
  const { language, width, colorScheme } = look;
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
  const page = await context.newPage();
  await openItem(page, site.url, language, 'adam-first-moment');
  await typeAnswer(page, language, rightAnswer(questionOn(page, site).key));
  await expectVerdict(page, language, 'correct');
  return page;
}

for (const look of looks) {
  const { language, width, colorScheme } = look;
  test(`holds to WCAG, is named and fits (${language}, ${width} px, ${colorScheme})`, async ({ browser }) => {
    test.setTimeout(300_000);
    const page = await answeredOnce(browser, look);
    await expectAccessible(page);
    for (const [route, visit] of Object.entries(visits)) {
      await test.step(route, async () => {
        await visit(page, `${site.url}/${language}`);
        await page.waitForLoadState('networkidle');
        await expectSound(page, language, route);
        await expectAccessible(page, { except: ['empty-table-header'] });
      });
    }
    await page.context().close();
  });
}

/** What axe does not look at: one heading of the first rank, a title of its own, no scrolling sideways. */
async function expectSound(page: Page, language: Language, route: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'zh' ? 'zh-Hans' : 'en');
  expect(await page.getByRole('heading', { level: 1 }).count(), route).toBe(1);
  expect(await page.title(), route).toContain('Gradcheck');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, route).toBeLessThanOrEqual(0);
}

for (const language of ['en', 'zh'] as const) {
  test(`from the first page to a verdict and on without a pointer (${language})`, async ({ page }) => {
    await page.goto(`${site.url}/${language}`);
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: words[language].site!.skip })).toBeFocused();
    await tabTo(page, words[language].home!.start!);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/practice/);
    await page.goto(`${site.url}/${language}/practice/start?pack=first-principles&item=adam-first-moment`);
    await page.waitForLoadState('networkidle');
    await page.keyboard.type(rightAnswer(questionOn(page, site).key));
    await page.keyboard.press('Enter');
    await expectVerdict(page, language, 'correct');
    const before = page.url();
    await page.keyboard.press('Enter');
    await expect(page).not.toHaveURL(before);
  });
}

/** Presses Tab until the link or button of that name has the focus, with a ring that can be seen. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      return {
        text: element.textContent ?? '',
        visible: outlineStyle !== 'none' || boxShadow !== 'none',
        box: element.getBoundingClientRect().width > 0,
      };
    });
    expect(focused.visible && focused.box, `the focus on "${focused.text}" can be seen`).toBe(true);
    if (focused.text.includes(name)) return;
  }
  throw new Error(`40 tabs do not lead to "${name}"`);
}

test('what a screen reader is told of a question, before and after', async ({ page }) => {
  const { answer, gpu } = words.en;
  await openItem(page, site.url, 'en', 'adam-first-moment');
  const main = page.getByRole('main');
  await expect(main).toMatchAriaSnapshot(`
    - article:
      - heading "Adam's bias-corrected first moment" [level=1]
      - textbox "${answer!.label}"
      - button "${answer!.submit}"
      - button "${answer!.giveUp}"
  `);
  await expect(page.getByRole('textbox')).toHaveAccessibleDescription(/significant|decimal|within|Within/);
  await typeAnswer(page, 'en', rightAnswer(questionOn(page, site).key));
  await expectVerdict(page, 'en', 'correct');
  await expect(main).toMatchAriaSnapshot(`
    - article:
      - status:
        - region "${answer!.correct}":
          - heading "${answer!.correct}" [level=2]
      - region "${answer!.summary}"
      - region "${answer!.solution}":
        - heading "${answer!.solution}" [level=2]
      - region "${gpu!.title}":
        - status
  `);
});

test('a sheet of questions is printed without the site around it', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(`${site.url}/en/practice/print/first-principles?topic=adam`);
  await expect(page).toHaveURL(/sheet=[0-9a-f]{8}/);
  await expect(page.getByRole('heading', { level: 3 })).not.toHaveCount(0);
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('button', { name: words.en.worksheet!.print })).toBeHidden();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
});

/** Of each pack something long or wide: matrices, lists of formulas, many options. */
const sample = [
  ['components', 'padding-variance'],
  ['errata', 'e24-mask-context'],
  ['first-principles', 'scaled-score'],
  ['mixed', 'fits-into-24-gb'],
  ['optimisation', 'what-each-moment-does'],
  ['practice', 'kl-of-soft-labels'],
  ['text', 'idf-variants-match'],
  ['transformers', 'attention-from-vectors'],
] as const;

for (const [index, [pack, item]] of sample.entries()) {
  const language = index % 2 === 0 ? 'zh' : 'en';
  test(`${pack}/${item} holds to WCAG and fits on a phone, asked and answered (${language})`, async ({
    browser,
  }) => {
    const colorScheme = index % 4 < 2 ? 'dark' : 'light';
    const context = await browser.newContext({ colorScheme, viewport: { width: 375, height: 812 } });
    const page = await context.newPage();
    await page.goto(`${site.url}/${language}/practice/start?pack=${pack}&item=${item}`);
    await page.waitForLoadState('networkidle');
    await expectSound(page, language, 'asked');
    await expectAccessible(page);
    const { answer } = words[language];
    await page.getByRole('button', { name: answer!.giveUp }).click();
    await expect(page.getByRole('region', { name: answer!.summary })).toBeVisible();
    await expectSound(page, language, 'answered');
    await expectAccessible(page);
    await context.close();
  });
}
