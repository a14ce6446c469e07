import type { Page } from 'playwright';
import type { State } from './in-page';
import { timeEnter } from './probe';
import { packAsked } from './right-answer';

/** Milliseconds from the key to the frame in which what it asked for is there. */
export type AnsweringFigures = { answers: number; verdict: number[]; next: number[] };

const ANSWERS = 30;
/** The first answers compile what the others find ready. */
const WARM_UP = 5;
/** How long a verdict is read at least before somebody goes on. */
const READING_MS = 700;

export const judged: State = { there: '[data-verdict]' };
const open: State = { there: 'input[name=answer]:not([readonly])', gone: '[data-verdict]' };

/** Answers one question after another as a person at a keyboard does: type, Enter, read, Enter. */
export async function measureAnswering(
  page: Page,
  url: string,
  rightAnswer: (address: string) => string,
): Promise<AnsweringFigures> {
  await page.goto(`${url}/en/practice/start?pack=${packAsked}`);
  await page.waitForLoadState('networkidle');
  const figures: AnsweringFigures = { answers: ANSWERS, verdict: [], next: [] };
  for (let answered = 0; answered < ANSWERS + WARM_UP; answered++) {
    await page.locator('input[name=answer]').pressSequentially(rightAnswer(page.url()));
    const verdict = await timeEnter(page, judged);
    await page.waitForTimeout(READING_MS);
    const next = await timeEnter(page, open);
    if (answered < WARM_UP) continue;
    figures.verdict.push(verdict);
    figures.next.push(next);
  }
  return figures;
}
