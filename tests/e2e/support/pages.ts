import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';

const read = (language: string) => JSON.parse(readFileSync(`messages/${language}.json`, 'utf8'));

export type Language = 'en' | 'zh';

/** What a person reads on the controls, in both languages: a test finds its way as a reader would. */
export const words = { en: read('en'), zh: read('zh') } as Record<
  Language,
  Record<string, Record<string, string>>
>;

export async function openItem(page: Page, url: string, language: Language, item: string): Promise<void> {
  await page.goto(`${url}/${language}/practice/start?pack=first-principles&item=${item}`);
  await whenInteractive(page, language);
}

/** The form answers to keys once the page's script has taken over. */
export async function whenInteractive(page: Page, language: Language): Promise<void> {
  await expect(answerBox(page, language)).toBeVisible();
  await page.waitForLoadState('networkidle');
}

export const answerBox = (page: Page, language: Language) =>
  page.getByRole('textbox', { name: words[language].answer!.label });

export async function typeAnswer(page: Page, language: Language, raw: string): Promise<void> {
  await answerBox(page, language).fill(raw);
  await page.keyboard.press('Enter');
}

/** The verdict as it is announced. */
export async function expectVerdict(
  page: Page,
  language: Language,
  verdict: 'correct' | 'slip' | 'wrong',
): Promise<void> {
  await expect(
    page.getByRole('region', { name: words[language].answer![verdict], exact: true }),
  ).toBeVisible();
}

export const gpuPanel = (page: Page, language: Language) =>
  page.getByRole('region', { name: words[language].gpu!.title });
