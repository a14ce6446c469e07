import { malformedBecause } from '../../submission';
import { type Verdict, verdictOf } from '../../verdict';
import type { ClozeKey } from './key';
import { normaliseAnswer } from './normalise';
import { readCloze } from './submission';

type Blank = ClozeKey['blanks'][number];

const isAmong = (answers: readonly string[], filled: string) =>
  answers.some((answer) => normaliseAnswer(answer) === normaliseAnswer(filled));

/** What one blank's answer is worth: right, a mistake that is known, or neither. */
export function judgeBlank(
  blank: Blank,
  filled: string,
): { right: boolean; mistake: Blank['mistakes'][number] | null } {
  if (isAmong(blank.accept, filled)) return { right: true, mistake: null };
  return { right: false, mistake: blank.mistakes.find((known) => isAmong(known.answers, filled)) ?? null };
}

/** Judges a cloze by the share of blanks that are right; the first mistake that is known is named. */
export function checkCloze(key: ClozeKey, raw: string): Verdict {
  const filled = readCloze(raw, key.blanks.length);
  if (filled === undefined) return malformedBecause('unreadable');
  if (filled.every((text) => text.trim() === '')) return malformedBecause('nothingFilled');
  const judged = key.blanks.map((blank, index) => judgeBlank(blank, filled[index]!));
  const score = judged.filter(({ right }) => right).length / judged.length;
  const mistake = judged.find((blank) => blank.mistake !== null)?.mistake;
  if (mistake) return { kind: 'slip', value: null, score, slipId: mistake.id, feedback: mistake.feedback };
  return verdictOf(score);
}
