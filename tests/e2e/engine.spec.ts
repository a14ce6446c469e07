import { expect, test } from '@playwright/test';
import { type Language, words } from './support/pages';
import { Site } from './support/site';

const site = new Site();

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await site.start();
});
test.afterAll(() => site.remove());

for (const language of ['en', 'zh'] as Language[]) {
  test(`an op is found, run with numbers of one's own, and refuses what it cannot take (${language})`, async ({
    page,
  }) => {
    const engine = words[language].engine!;
    await page.goto(`${site.url}/${language}/engine`);
    await page.getByRole('link', { name: /attn\.softmax$/ }).click();
    await page.waitForURL(/\/engine\/attn\.softmax$/);
    await expect(page.getByRole('region', { name: engine.formula! })).toBeVisible();
    const x = page.getByRole('textbox', { name: 'x', exact: true });
    await page.waitForLoadState('networkidle');

    await x.fill('[0, 0]');
    await page.getByRole('button', { name: engine.run! }).click();
    await expect(page.getByRole('status').filter({ hasText: 'y = [0.5,0.5]' })).toBeVisible();
    await expect(page.getByRole('heading', { name: engine.steps! })).toBeVisible();

    await x.fill('[0, 0');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: engine.notJson! })).toBeVisible();
    await expect(x).toHaveAttribute('aria-invalid', 'true');

    await x.fill('["NaN"]');
    await page.getByRole('button', { name: engine.run! }).click();
    await expect(page.getByRole('status').filter({ hasText: 'element 0 is NaN' })).toBeVisible();
  });
}

test('an op that there is not is a plain 404', async ({ page }) => {
  const response = await page.goto(`${site.url}/en/engine/attn.nonsense`);
  expect(response?.status()).toBe(404);
});
