import { checkNumeric } from './kinds/numeric/check';
import type { Submission } from './submission';
import type { AnswerKey, Variant } from './variant';
import type { Verdict } from './verdict';

const checkers = { numeric: checkNumeric } satisfies Record<
  Submission['kind'],
  (key: AnswerKey, raw: string) => Verdict
>;

/** Judges a submission: pure, so that the same three values always give the same verdict. */
export function check(_variant: Variant, key: AnswerKey, submission: Submission): Verdict {
  return checkers[submission.kind](key, submission.raw);
}
