import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { expectVerdict, gpuPanel, type Language, openItem, typeAnswer, words } from './support/pages';
import { questionOn, rightAnswer } from './support/question';
import { Site } from './support/site';

const site = new Site();

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await site.start();
});
test.afterAll(() => site.remove());

for (const language of ['en', 'zh'] as Language[]) {
  test(`the page checks this browser’s adapter, can be cancelled, and its report copied (${language})`, async ({
    page,
    context,
  }) => {
    test.setTimeout(300_000);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const said = words[language].selfCheck!;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await page.goto(`${site.url}/${language}/gpu`);
    await button(said.start!).press('Enter');
    await expect(page.getByText('norm.layerNorm', { exact: true })).toBeVisible({ timeout: 60_000 });
    await button(said.cancel!).click();
    await expect(page.getByRole('status').filter({ hasText: said.cancelled! })).toBeVisible();

    await button(said.again!).click();
    await expect(page.getByRole('status').filter({ hasText: said.done! })).toBeVisible({ timeout: 240_000 });
    await button(said.copy!).click();
    await expect(page.getByText(said.copied!)).toBeVisible();
    const report = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as {
      adapter: string;
      findings: { name: string; kind: string }[];
    };
    expect(report.adapter).not.toBe('');
    expect(report.findings.length).toBeGreaterThan(80);
    expect(report.findings.filter(({ kind }) => kind === 'disagrees' || kind === 'notChecked')).toEqual([]);
  });
}

for (const language of ['en', 'zh'] as Language[]) {
  test(`an answer that is an expectation is drawn at random as well (${language})`, async ({ page }) => {
    const { gpu } = words[language];
    await openItem(page, site.url, language, 'logit-deviation');
    await typeAnswer(page, language, rightAnswer(questionOn(page, site).key));
    await expectVerdict(page, language, 'correct');
    const panel = gpuPanel(page, language);
    await expect(panel).toContainText(gpu!.agrees!);
    await expect(panel).toContainText(gpu!.statistical!);
    await expect(panel).toContainText('±');
    await expectAccessible(page);
    const kept = () => site.query('SELECT kind, estimate, "standardError", draws FROM gpu_evidence');
    await expect.poll(async () => (await kept()).length).toBeGreaterThan(0);
    expect((await kept()).at(-1)).toMatchObject({
      kind: 'agrees',
      estimate: expect.any(Number),
      standardError: expect.any(Number),
      draws: expect.any(Number),
    });
  });
}

test('two tabs check their answers at the same time', async ({ context }) => {
  const tabs = [await context.newPage(), await context.newPage()];
  for (const tab of tabs) await openItem(tab, site.url, 'en', 'adam-first-moment');
  await Promise.all(tabs.map((tab) => typeAnswer(tab, 'en', rightAnswer(questionOn(tab, site).key))));
  for (const tab of tabs) await expect(gpuPanel(tab, 'en')).toContainText(words.en.gpu!.agrees!);
});
