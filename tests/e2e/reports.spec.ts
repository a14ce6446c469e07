import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { expectVerdict, type Language, openItem, typeAnswer, words } from './support/pages';
import { questionOn, slipAnswer } from './support/question';
import { Site } from './support/site';

const site = new Site();
const item = 'adam-first-moment';

let learner: Page;
let coach: Page;
const contexts: BrowserContext[] = [];

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  await site.start();
  const open = async () => {
    const context = await browser.newContext({ viewport: { width: 375, height: 800 } });
    contexts.push(context);
    return context.newPage();
  };
  [learner, coach] = [await open(), await open()];
  const { account } = words.en;
  await coach.goto(`${site.url}/en/sign-up`);
  await coach.getByLabel(account!.email!).fill('coach@example.test');
  await coach.getByLabel(account!.password!).fill('correct horse battery');
  await coach.keyboard.press('Enter');
  await coach.waitForURL((url) => !url.pathname.includes('sign-up'));
  await site.query(`UPDATE "user" SET role = 'coach'`);
});
test.afterAll(async () => {
  for (const context of contexts) await context.close();
  await site.remove();
});

for (const language of ['en', 'zh'] as Language[]) {
  const report = words[language].report as unknown as Record<string, string> & {
    reasons: Record<string, string>;
  };
  const { coach: staff } = words[language] as Record<string, Record<string, string>>;
  const said = { en: 'Is it β₁ or β₂? <b>Say so.</b>', zh: '到底是 β₁ 还是 β₂？<b>请写明。</b>' }[language];

  test(`a problem is reported after the verdict, with thanks, and stands by the answer (${language})`, async () => {
    await openItem(learner, site.url, language, item);
    await typeAnswer(learner, language, slipAnswer(questionOn(learner, site).key, 'no-bias-correction'));
    await expectVerdict(learner, language, 'slip');
    const section = learner.getByRole('region', { name: report.title! });
    await section.getByText(report.title!).click();
    await section.getByLabel(report.reason!).selectOption({ label: report.reasons.other! });
    await section.getByRole('button', { name: report.send! }).click();
    await expect(section.getByText(report.sayWhat!)).toBeVisible();
    await expectAccessible(learner);
    await section.getByLabel(report.text!).fill(said);
    // Letters that do something to a card are letters here.
    await section.getByLabel(report.text!).press('u');
    await section.getByLabel(report.text!).press('Backspace');
    await section.getByRole('button', { name: report.send! }).click();
    await expect(section.getByText(report.thanks!)).toBeVisible();
    expect(
      await site.query('SELECT reason, text, "itemId" FROM item_report WHERE locale = $1', [language]),
    ).toEqual([{ reason: 'other', text: said, itemId: item }]);
    expect(await site.query('SELECT 1 FROM review_event')).toEqual([]);
    await learner.goto(`${site.url}/${language}/progress/answers`);
    await learner.locator('main li a').first().click();
    await learner.waitForURL(/\/progress\/[0-9a-f-]{36}$/);
    await expect(learner.getByText(said)).toBeVisible();
    await expect(learner.getByText(report.open!)).toBeVisible();
  });

  test(`a coach sees it with the very numbers and settles it, and the learner reads what came of it (${language})`, async () => {
    await coach.goto(`${site.url}/${language}/coach`);
    const list = coach.getByRole('region', { name: staff!.reports! });
    await expect(list).toContainText(said);
    await expectAccessible(coach);
    await list.getByRole('listitem').getByRole('link').first().click();
    await expect(coach.getByRole('heading', { level: 1 })).toHaveText(report.reasons.other!);
    await expect(
      coach.getByRole('region', { name: words[language].answer!.slip!, exact: true }),
    ).toBeVisible();
    await expectAccessible(coach);
    await coach.waitForLoadState('networkidle');
    await coach.getByLabel(staff!.note!).fill('β₁');
    await coach.getByRole('button', { name: staff!.resolve! }).click();
    await expect(coach.getByRole('button', { name: staff!.reopen! })).toBeVisible();
    await learner.reload();
    await expect(learner.getByText(report.resolved!)).toBeVisible();
    await expect(learner.getByText('β₁', { exact: true })).toBeVisible();
  });
}

test('for a learner there is no page of reports', async () => {
  const [{ id }] = (await site.query<{ id: string }>('SELECT id FROM item_report LIMIT 1')) as [
    { id: string },
  ];
  for (const path of ['en/coach', `zh/coach/reports/${id}`])
    expect((await learner.goto(`${site.url}/${path}`))?.status()).toBe(404);
  expect((await coach.goto(`${site.url}/en/coach/reports/nonsense`))?.status()).toBe(404);
});
