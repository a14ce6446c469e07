import type { Page } from '@playwright/test';
import { normaliseAnswer } from '../../../lib/quiz/kinds/cloze/normalise';
import { kindOf } from '../../../lib/quiz/kinds/kinds';
import type { AnswerKey } from '../../../lib/quiz/variant';
import { type Language, words } from './pages';
import type { Site } from './site';

export type MockRow = {
  place: number;
  packSlug: string;
  itemId: string;
  variant: { prompt: { en: string; zh: string } };
  key: AnswerKey;
  raw: string | null;
  flagged: boolean;
};

/** The questions of the mock that a page shows, and what only the server and this test know of them. */
export function mockOn(page: Page, site: Site): Promise<MockRow[]> {
  const id = new URL(page.url()).pathname.split('/').at(-1);
  return site.query<MockRow>('SELECT * FROM mock_question WHERE "mockId" = $1 ORDER BY place', [id]);
}

/** Gives the right answer to the question that is open with the keyboard alone; Enter saves it and goes on. */
export async function answerByKeyboard(page: Page, language: Language, { key }: MockRow): Promise<void> {
  const { answer } = words[language];
  const raw = kindOf(key.kind).rightAnswer(key);
  switch (key.kind) {
    case 'numeric':
      await page.getByRole('textbox', { name: answer!.label }).fill(raw);
      break;
    case 'choice':
      for (const label of JSON.parse(raw) as string[]) await page.keyboard.press(label);
      break;
    case 'cloze':
      for (const [index, { accept }] of key.blanks.entries()) await fillBlank(page, index, accept);
      await page.locator('form button[type=submit]').focus();
      break;
    case 'match':
      for (const [index, label] of (JSON.parse(raw) as string[]).entries()) {
        await page.locator('form select').nth(index).selectOption(label);
      }
      await page.locator('form button[type=submit]').focus();
      break;
    case 'order':
      await putInOrder(page, JSON.parse(raw) as string[]);
      await page.locator('form button[type=submit]').focus();
      break;
    case 'explain':
      throw new Error('a mock asks for nothing in one’s own words');
  }
  await page.keyboard.press('Enter');
}

/** Writes a word that is accepted, or chooses it where there is a list. */
async function fillBlank(page: Page, index: number, accept: string[]): Promise<void> {
  const field = page.locator('form :is(select, input)').nth(index);
  const words = await field.getByRole('option').allInnerTexts();
  if (words.length === 0) return field.fill(accept[0]!);
  const accepted = new Set(accept.map(normaliseAnswer));
  await field.selectOption({ label: words.find((word) => accepted.has(normaliseAnswer(word)))! });
}

/** Moves each step up to its place with the arrow keys. */
async function putInOrder(page: Page, wanted: string[]): Promise<void> {
  const shown = () =>
    page
      .locator('form ol > li')
      .evaluateAll((steps) => steps.map((step) => step.querySelector('button')!.dataset.step));
  for (const [place, label] of wanted.entries()) {
    while ((await shown()).indexOf(label) > place) {
      await page.locator(`[data-step="${label}"]`).first().press('ArrowUp');
    }
  }
}
