import { expect, type Page, type Request, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { expectVerdict, type Language, openItem, typeAnswer, whenInteractive, words } from './support/pages';
import { questionOn, rightAnswer, slipAnswer } from './support/question';
import { Site } from './support/site';

const site = new Site();
test.beforeAll(async () => {
  test.setTimeout(300_000);
  await site.start();
});
test.afterAll(() => site.remove());

/** How many questions the page says fit. */
async function fittingOn(page: Page): Promise<number> {
  const said = await page.getByText(/(fits?, of|符合条件的有)/).textContent();
  const [fitting, total] = said!.match(/\d+/g)!.map(Number) as [number, number];
  // Chinese names the whole first.
  return Math.min(fitting, total);
}

for (const language of ['en', 'zh'] as Language[]) {
  test.describe(`choosing what to practise (${language})`, () => {
    const practice = words[language].practice as unknown as Record<string, string> & {
      kinds: Record<string, string>;
      levels: Record<string, string>;
      nothing: Record<string, string>;
      unanswered: Record<string, string>;
    };

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('a form narrows by kind, difficulty and subject, says what fits, and starts at once', async ({
        page,
      }) => {
        await page.goto(`${site.url}/${language}/practice`);
        await page.getByText(practice.filter!, { exact: true }).click();
        await page.getByRole('checkbox', { name: practice.kinds.numeric! }).check();
        await page.getByRole('checkbox', { name: practice.kinds.cloze! }).check();
        await page.getByLabel(practice.difficulty!).selectOption({ label: practice.levels.easy! });
        await page.getByRole('button', { name: practice.show! }).click();
        await expect(page).toHaveURL(/kind=numeric&kind=cloze/);
        const wide = await fittingOn(page);
        await expect(page.getByRole('checkbox', { name: practice.kinds.numeric! })).toBeChecked();
        await page.getByLabel(practice.tag!).selectOption('kv-cache');
        await page.getByRole('button', { name: practice.show! }).click();
        await expect(page).toHaveURL(/tag=kv-cache/);
        const narrow = await fittingOn(page);
        expect(narrow).toBeGreaterThan(0);
        expect(narrow).toBeLessThan(wide);
        await page.getByRole('button', { name: practice.startNow! }).click();
        await expect(page).toHaveURL(/practice\/q\/.*kind=numeric%2Ccloze/);
        await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toBeVisible();
      });

      test('what nothing fits is said, with the way back', async ({ page }) => {
        await page.goto(`${site.url}/${language}/practice/start?pack=first-principles&kind=explain`);
        await expect(page.getByRole('heading', { name: practice.nothing.title! })).toBeVisible();
        await page.goto(`${site.url}/${language}/practice?weak=1`);
        await expect(page.getByRole('heading', { name: practice.unanswered.title! })).toBeVisible();
        await page.getByRole('main').getByRole('link', { name: practice.clear! }).first().click();
        await expect(page).toHaveURL(/practice$/);
      });

      test('an address that cannot be read is said to be so, and starts nothing', async ({ page }) => {
        await page.goto(`${site.url}/${language}/practice?kind=riddle`);
        await expect(page.getByText(practice.unreadable!)).toBeVisible();
        for (const query of ['kind=riddle', 'difficulty=5-1', 'tag=nonsense', 'topic=nonsense'])
          expect((await page.goto(`${site.url}/${language}/practice/start?${query}`))?.status()).toBe(404);
      });
    });

    test('after the verdict: the same with new numbers, or another like it, and the run goes on', async ({
      page,
    }) => {
      const { answer } = words[language] as Record<string, Record<string, string>>;
      await page.goto(
        `${site.url}/${language}/practice/start?pack=first-principles&topic=adam&item=adam-first-moment`,
      );
      await whenInteractive(page, language);
      const first = questionOn(page, site);
      const start = page.url();
      await typeAnswer(page, language, rightAnswer(first.key));
      await expectVerdict(page, language, 'correct');
      await page.getByRole('button', { name: answer!.again! }).click();
      await page.waitForURL((url) => url.href !== start && url.search.includes('topic=adam'));
      await whenInteractive(page, language);
      const second = questionOn(page, site);
      expect(second.itemId).toBe(first.itemId);
      expect(second.seed).not.toBe(first.seed);
      await typeAnswer(page, language, slipAnswer(second.key, 'no-bias-correction'));
      await expectVerdict(page, language, 'slip');
      const before = page.url();
      await page.getByRole('button', { name: answer!.another! }).click();
      await page.waitForURL((url) => url.href !== before && url.search.includes('topic=adam'));
      // What was missed is a weakness now, and can be practised as one.
      await page.goto(`${site.url}/${language}/practice`);
      await page.getByRole('link', { name: practice.weak! }).click();
      await page.waitForURL(/practice\/q\/.*weak=1/);
      expect(questionOn(page, site).itemId).toBe('adam-first-moment');
    });

    test('the fourth time the same mistake is made, the verdict says so, with what to read and what to try', async ({
      page,
    }) => {
      const { answer } = words[language] as Record<string, Record<string, string>>;
      const said = answer!.leech!.replace('{times}', '4');
      for (let times = 1; times <= 4; times++) {
        await openItem(page, site.url, language, 'adam-first-moment');
        await typeAnswer(page, language, slipAnswer(questionOn(page, site).key, 'no-bias-correction'));
        await expectVerdict(page, language, 'slip');
        await expect(page.getByText(said)).toHaveCount(times === 4 ? 1 : 0);
      }
      const verdict = page.getByRole('region', { name: answer!.slip!, exact: true });
      await expect(verdict.getByRole('link').first()).toHaveAttribute('href', /notes\/adaptive#optim/);
      await expectAccessible(page);
      const before = page.url();
      await verdict.getByRole('link').last().click();
      await page.waitForURL((url) => url.href !== before && url.pathname.includes('/practice/q/'));
      await whenInteractive(page, language);
      expect(questionOn(page, site).itemId).not.toBe('adam-first-moment');
    });

    test('the next question is there before it is asked for, without its key and without a trace', async ({
      page,
      context,
    }) => {
      await page.goto(
        `${site.url}/${language}/practice/start?pack=first-principles&kind=numeric&item=adam-first-moment`,
      );
      await whenInteractive(page, language);
      const first = page.url();
      const fetched: string[] = [];
      const onEnd = (request: Request) => {
        const { pathname } = new URL(request.url());
        if (pathname.includes('/practice/q/') && !first.includes(pathname)) fetched.push(pathname);
      };
      page.on('requestfinished', onEnd);
      // Next lets go of a stream as soon as it has the page.
      page.on('requestfailed', onEnd);
      await typeAnswer(page, language, rightAnswer(questionOn(page, site).key));
      await expectVerdict(page, language, 'correct');
      await expect.poll(() => fetched.length).toBeGreaterThan(0);
      const [before] = await site.query('SELECT count(*)::int AS n FROM attempt');
      await context.setOffline(true);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.href !== first);
      await expect(page.getByRole('button', { name: words[language].answer!.submit! })).toBeVisible();
      await context.setOffline(false);
      const { key, itemId } = questionOn(page, site);
      expect(itemId).not.toBe('adam-first-moment');
      expect(fetched).toContain(new URL(page.url()).pathname);
      // What was fetched, once more: it knows nothing of what is right.
      const again = await page.request.get(page.url(), { headers: { RSC: '1' } });
      const body = await again.text();
      expect(body).toContain(itemId);
      for (const { id } of key.slips) expect(body).not.toContain(`"${id}"`);
      expect(await site.query('SELECT count(*)::int AS n FROM attempt')).toEqual([before]);
    });

    test('the page holds to WCAG on a phone, narrowed and not', async ({ page }) => {
      await page.setViewportSize({ width: 375, height: 800 });
      for (const query of ['', '?kind=numeric&difficulty=3&mix=1', '?pack=first-principles&topic=adam']) {
        await page.goto(`${site.url}/${language}/practice${query}`);
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
      }
    });
  });
}
