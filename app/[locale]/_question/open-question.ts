import type { Comparator } from '@/lib/quiz/kinds/numeric/comparator';
import type { UnitSpec } from '@/lib/quiz/kinds/numeric/units';
import type { QuestionView } from '@/lib/server/question';
import type { Mode } from './question-scope';

/** What the page needs to take an answer; the words of the question are rendered on the server. */
export type OpenQuestion = {
  token: string;
  mode: Mode;
  pack: string;
  itemId: string;
  unit: UnitSpec | null;
  comparator: Comparator;
  hintCount: number;
};

export function toOpenQuestion(question: QuestionView): OpenQuestion {
  return {
    token: question.token,
    mode: question.mode,
    pack: question.pack.slug,
    itemId: question.itemId,
    unit: question.unit,
    comparator: question.answerForm.comparator,
    hintCount: question.hintCount,
  };
}
