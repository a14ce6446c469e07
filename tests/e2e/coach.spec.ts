import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { expectVerdict, gpuPanel, type Language, openItem, typeAnswer, words } from './support/pages';
import { plantMistake } from './support/planted-mistake';
import { questionOn, rightAnswer } from './support/question';
import { Site } from './support/site';

const site = new Site();
const item = 'adam-first-moment';
const email = 'coach@example.test';

let context: BrowserContext;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  await site.start();
  context = await browser.newContext();
  page = await context.newPage();
});
test.afterAll(async () => {
  await context?.close();
  await site.remove();
});

async function signUp(): Promise<void> {
  const { account } = words.en;
  await page.goto(`${site.url}/en/sign-up`);
  await page.getByLabel(account!.email!).fill(email);
  await page.getByLabel(account!.password!).fill('correct horse battery');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('sign-up'));
}

test('a learner finds no page for coaches, in either language', async () => {
  await signUp();
  for (const language of ['en', 'zh'] as Language[]) {
    expect((await page.goto(`${site.url}/${language}/coach`))?.status()).toBe(404);
    await page.getByRole('button', { name: words[language].nav!.account! }).click();
    await expect(page.getByRole('link', { name: words[language].nav!.coach!, exact: true })).toHaveCount(0);
  }
});

test('a coach finds the way there, and nothing reported yet', async () => {
  await site.query(`UPDATE "user" SET role = 'coach' WHERE email = $1`, [email]);
  for (const language of ['en', 'zh'] as Language[]) {
    const { nav, coach } = words[language];
    await page.goto(`${site.url}/${language}/progress`);
    await page.getByRole('button', { name: nav!.account! }).click();
    await page.getByRole('link', { name: nav!.coach!, exact: true }).click();
    await expect(page.getByRole('heading', { name: coach!.noReportsTitle! })).toBeVisible();
    await expectAccessible(page);
  }
});

test('a GPU that computes something else is listed with its number beside float64’s, and without a name', async ({
  browser,
}) => {
  const learner = await (await browser.newContext()).newPage();
  await plantMistake(learner, ' / reals[one_minus_beta_1_2_at + turn]', '');
  await openItem(learner, site.url, 'en', item);
  const { key } = questionOn(learner, site);
  await typeAnswer(learner, 'en', rightAnswer(key));
  await expectVerdict(learner, 'en', 'correct');
  await expect(gpuPanel(learner, 'en')).toContainText(words.en.gpu!.disagrees!);
  await expect.poll(async () => (await site.query('SELECT 1 FROM gpu_evidence')).length).toBe(1);
  await learner.context().close();

  for (const language of ['en', 'zh'] as Language[]) {
    const { coach, gpu } = words[language];
    await page.goto(`${site.url}/${language}/coach`);
    const listed = page.getByRole('region', { name: coach!.evidence! }).getByRole('listitem');
    await expect(listed).toHaveCount(1);
    await expect(listed).toContainText(`first-principles/${item}`);
    const value = (label: string) =>
      listed
        .locator('div')
        .filter({ has: page.getByText(label, { exact: true }) })
        .getByRole('definition');
    const shown = async (label: string) => Number((await value(label).textContent())!.replace('−', '-'));
    expect(await shown(gpu!.referenceValue!)).toBeCloseTo(key.engine.value, 9);
    expect(Math.abs((await shown(gpu!.gpuValue!)) - key.engine.value)).toBeGreaterThan(1e-3);
    await expect(value(gpu!.adapter!)).not.toBeEmpty();
    await expect(page.getByRole('main')).not.toContainText('@');
    await expectAccessible(page);
  }
});

test('the list narrows to a pack', async () => {
  const { coach } = words.en;
  await page.goto(`${site.url}/en/coach`);
  await page.getByLabel(coach!.pack!).selectOption('first-principles');
  await page.getByRole('button', { name: coach!.narrow!, exact: true }).click();
  await page.waitForURL(/pack=first-principles/);
  await expect(page.getByRole('region', { name: coach!.evidence! }).getByRole('listitem')).toHaveCount(1);
  await page.goto(`${site.url}/en/coach?pack=no-such-pack`);
  await expect(page.getByText(coach!.noneHere!)).toBeVisible();
});
