'use client';

import type { Reveal } from '@/lib/server/answer-view';
import { ChoiceDisplay } from './choice-display';
import { ClozeDisplay } from './cloze-display';
import { ExplainDisplay } from './explain-display';
import { MatchDisplay } from './match-display';
import { NumericDisplay } from './numeric-display';
import { OrderDisplay } from './order-display';

/** The right answer beside the learner's, in the way of the question's kind. */
export function AnswerDisplay({ answer, raw }: { answer: Reveal['answer']; raw: string }) {
  switch (answer.kind) {
    case 'numeric':
      return <NumericDisplay answer={answer} raw={raw} />;
    case 'choice':
      return <ChoiceDisplay answer={answer} />;
    case 'cloze':
      return <ClozeDisplay answer={answer} />;
    case 'order':
      return <OrderDisplay answer={answer} />;
    case 'match':
      return <MatchDisplay answer={answer} />;
    case 'explain':
      return <ExplainDisplay answer={answer} />;
  }
}
