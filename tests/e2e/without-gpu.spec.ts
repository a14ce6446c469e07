import { expect, test } from '@playwright/test';
import { browserFlags } from '../../scripts/browser/webgpu';
import { expectVerdict, gpuPanel, type Language, openItem, typeAnswer, words } from './support/pages';
import { questionOn, rightAnswer } from './support/question';
import { Site } from './support/site';

/** The same browser with WebGPU switched off. */
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = browserFlags().filter((flag) => flag !== '--enable-unsafe-webgpu');
    await use({ ...launchOptions, args: [...args, '--disable-features=WebGPU', '--disable-gpu'] });
  },
});

const site = new Site();

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await site.start();
});
test.afterAll(() => site.remove());

for (const language of ['en', 'zh'] as Language[]) {
  test(`without WebGPU the answer is judged all the same, and the page says so (${language})`, async ({
    page,
  }) => {
    await openItem(page, site.url, language, 'adam-first-moment');
    await typeAnswer(page, language, rightAnswer(questionOn(page, site).key));
    await expectVerdict(page, language, 'correct');
    const { gpu } = words[language] as Record<string, Record<string, string>>;
    await expect(gpuPanel(page, language)).toContainText(gpu!.notChecked!);
    await expect(gpuPanel(page, language)).toContainText(gpu!.float64Stands!);
  });
}
