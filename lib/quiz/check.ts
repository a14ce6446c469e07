import { readExplain } from './kinds/explain/submission';
import { kindOf } from './kinds/kinds';
import type { AnswerKey } from './variant';
import type { Verdict } from './verdict';

/** Judges an answer, as it was sent: pure, so that the same two values always give the same verdict. */
export function check(key: AnswerKey, raw: string): Verdict {
  return kindOf(key.kind).check(key, raw);
}

/** Whether an answer is written but not yet marked by who wrote it: there is nothing to judge until it is. */
export function isUnmarked(key: AnswerKey, raw: string): boolean {
  return key.kind === 'explain' && readExplain(raw)?.met === undefined;
}
