import { expect, test } from '@playwright/test';
import { expectVerdict, openItem, typeAnswer, words } from './support/pages';
import { questionOn, rightAnswer } from './support/question';
import { Site } from './support/site';

const site = new Site();
const { account, nav, progress } = words.en as Record<string, Record<string, string>>;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await site.start();
});
test.afterAll(() => site.remove());

test('a guest signs up and keeps everything, and finds it again in another browser', async ({
  page,
  browser,
}) => {
  await openItem(page, site.url, 'en', 'adam-first-moment');
  await typeAnswer(page, 'en', rightAnswer(questionOn(page, site).key));
  await expectVerdict(page, 'en', 'correct');

  await page.goto(`${site.url}/en/sign-up`);
  await page.getByLabel(account!.email!).fill('ada@example.test');
  await page.getByLabel(account!.password!).fill('short');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(account!.password!)).toHaveAccessibleDescription(/8/);
  await page.getByLabel(account!.password!).fill('correct horse battery');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('sign-up'));
  await page.goto(`${site.url}/en/progress`);
  await expect(page.getByRole('region', { name: progress!.attempts }).getByRole('listitem')).toHaveCount(1);

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(`${site.url}/en/sign-in`);
  await elsewhere.getByLabel(account!.email!).fill('ada@example.test');
  await elsewhere.getByLabel(account!.password!).fill('not the password');
  await elsewhere.keyboard.press('Enter');
  await expect(elsewhere.getByRole('alert').filter({ hasText: 'do not match' })).toBeVisible();
  await elsewhere.getByLabel(account!.password!).fill('correct horse battery');
  await elsewhere.keyboard.press('Enter');
  await elsewhere.waitForURL((url) => !url.pathname.includes('sign-in'));
  await elsewhere.goto(`${site.url}/en/progress`);
  await expect(elsewhere.getByRole('region', { name: progress!.attempts }).getByRole('listitem')).toHaveCount(
    1,
  );
  await expect(elsewhere.getByRole('link', { name: nav!.review }).first()).toBeVisible();
  await elsewhere.context().close();
});
