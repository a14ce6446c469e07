import type { Form } from '@/lib/quiz/public';
import type { QuestionView } from '@/lib/server/question';
import type { Mode } from './question-scope';

/** What the page needs to take an answer; the words of the question are rendered on the server. */
export type OpenQuestion = {
  token: string;
  mode: Mode;
  pack: string;
  itemId: string;
  form: Form;
  hintCount: number;
};

export function toOpenQuestion(question: QuestionView): OpenQuestion {
  return {
    token: question.token,
    mode: question.mode,
    pack: question.pack.slug,
    itemId: question.itemId,
    form: question.form,
    hintCount: question.hintCount,
  };
}
