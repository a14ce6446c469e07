import type { Page } from '@playwright/test';
import { kindOf } from '../../../lib/quiz/kinds/kinds';
import type { AnswerKey } from '../../../lib/quiz/variant';
import { type Language, words } from './pages';
import type { Site } from './site';

export type MockRow = {
  place: number;
  packSlug: string;
  itemId: string;
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
    case 'match':
      for (const [index, value] of (JSON.parse(raw) as string[]).entries()) {
        const field = page.locator('form :is(select, input)').nth(index);
        if ((await field.evaluate((element) => element.tagName)) === 'SELECT')
          await field.selectOption(value);
        else await field.fill(value);
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
