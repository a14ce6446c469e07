import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { type Language, words } from './support/pages';
import { Site } from './support/site';

const site = new Site();
test.beforeAll(async () => {
  test.setTimeout(300_000);
  await site.start();
});
test.afterAll(() => site.remove());

/** Anything but an open question: the verdict on a first try, whatever it is. */
const verdict = (page: Page) => page.locator('[data-verdict]');

/** An answer without thinking: the first option, any words, or a number. */
async function answerSomething(page: Page) {
  const option = page
    .getByRole('article')
    .getByRole('radio')
    .or(page.getByRole('article').getByRole('checkbox'))
    .first();
  const number = page.getByRole('article').getByRole('textbox').first();
  const blanks = page.getByRole('article').getByRole('combobox');
  await expect(option.or(number).or(blanks.first()).first()).toBeVisible();
  if (await option.isVisible()) await option.check();
  else if (await number.isVisible()) await number.fill('1');
  // The first line of each only says that one is to be chosen.
  else
    for (const [index, blank] of (await blanks.all()).entries())
      await blank.selectOption({ index: index + 1 });
  // In a list Enter opens it, as everywhere.
  if (await blanks.first().isVisible()) await page.locator('form button[type=submit]').first().focus();
  await page.keyboard.press('Enter');
}

for (const language of ['en', 'zh'] as Language[]) {
  const { home, answer, placement } = words[language] as Record<string, Record<string, string>>;

  test(`a newcomer has a verdict on a first question within 20 seconds, on the page they opened (${language})`, async ({
    page,
  }) => {
    const started = Date.now();
    await page.goto(`${site.url}/${language}`);
    await expect(page.getByRole('heading', { name: home!.tryNow! })).toBeVisible();
    // Two steps: an answer, and Enter. A unit that is missing is told, and does not count.
    await answerSomething(page);
    const unit = page.getByRole('alert').filter({ hasText: /\S/ });
    await expect(verdict(page).or(unit).first()).toBeVisible();
    if (!(await verdict(page).isVisible())) {
      await page.getByRole('button', { name: answer!.giveUp! }).click();
      await expect(verdict(page)).toBeVisible();
    }
    expect(Date.now() - started).toBeLessThan(20_000);
    expect(new URL(page.url()).pathname).toBe(`/${language}`);
    expect(await page.context().cookies()).toContainEqual(
      expect.objectContaining({ name: expect.stringContaining('session_token') }),
    );
  });

  test(`a placement: eight questions, each with its verdict, then where to begin (${language})`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width: 375, height: 800 });
    await page.goto(`${site.url}/${language}`);
    await page.getByRole('link', { name: home!.place! }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(placement!.title!);
    await expectAccessible(page);
    await page.getByRole('link', { name: placement!.begin! }).click();
    for (let answered = 1; answered <= 8; answered++) {
      await page.waitForURL(/start\/q\//);
      await page.waitForLoadState('networkidle');
      const before = page.url();
      if (answered === 4) {
        // Stopped and taken up again: nothing is lost.
        await page.getByRole('link', { name: placement!.stop! }).click();
        await expect(page.getByRole('heading', { name: placement!.strengths! })).toBeVisible();
        await page
          .getByRole('link', {
            name: placement!.goOn!.replace('{answered}', '3').replace('{length}', '8'),
          })
          .click();
        await page.waitForURL(/start\/q\//);
        await page.waitForLoadState('networkidle');
      }
      if (answered % 2 === 0) await answerSomething(page);
      else await page.getByRole('button', { name: answer!.giveUp! }).click();
      await expect(verdict(page)).toBeVisible();
      const said = placement!.progress!.replace('{answered}', String(answered)).replace('{length}', '8');
      await expect(page.getByText(said)).toBeVisible();
      if (answered === 1) await expectAccessible(page);
      const now = answered === 4 ? page.url() : before;
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.href !== now);
    }
    await expect(page).toHaveURL(/start\/result$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(placement!.resultTitle!);
    await expect(
      page.getByRole('region', { name: placement!.strengths! }).getByRole('heading'),
    ).not.toHaveCount(1);
    await expectAccessible(page);
    const modes = await site.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM attempt WHERE mode = 'placement' GROUP BY "learnerId"`,
    );
    expect(modes.map(({ n }) => n)).toContain(8);
    // Where to begin is where one can begin.
    await page.getByRole('region', { name: placement!.first! }).getByRole('link').first().click();
    await page.waitForURL(/practice\/q\/.*topic=/);
  });
}

test('whoever has answered nothing is told so, and may skip it all', async ({ page }) => {
  const { placement } = words.en;
  await page.goto(`${site.url}/en/start/result`);
  await expect(page.getByRole('heading', { name: placement!.nothingTitle! })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: placement!.skip! }).click();
  await page.waitForURL(/practice$/);
});
