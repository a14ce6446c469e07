'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { AnswerView } from '@/lib/server/answer-view';
import { AnswerForm } from './answer-form';
import { CardActions } from './card-actions';
import { emptyAnswer } from './fields/raw-answer';
import { HintList } from './hint-list';
import type { OpenQuestion } from './open-question';
import type { Scope } from './question-scope';
import { useAnswer } from './use-answer';
import { useHints } from './use-hints';
import { useNext } from './use-next';
import { loadAftermath, useWarmUp } from './use-warm-up';
import { VerdictBanner } from './verdict-banner';

const Aftermath = dynamic(async () => (await loadAftermath()).Aftermath);

type Props = {
  question: OpenQuestion;
  scope: Scope;
  hasSession: boolean;
  given: AnswerView | null;
  /** Off where the question is not what the page is about. */
  autoFocus?: boolean;
};

/** Where a question is worked on: hints, the answer, and after the verdict everything that can be learnt from it. */
export function Workbench({ question, scope, hasSession, given, autoFocus = true }: Props) {
  const { state, marking, submit } = useAnswer(question.token, hasSession, given);
  const hints = useHints(question.token, question.hintCount);
  const [raw, setRaw] = useState(given?.raw || emptyAnswer(question.form));
  const closed = state.phase === 'closed' ? state.view : null;
  const next = useNext(question, scope, closed !== null);
  useWarmUp(question.form.kind === 'numeric');

  return (
    <div className="mt-7">
      <HintList hints={hints.opened} count={question.hintCount} />
      <AnswerForm
        autoFocus={autoFocus}
        question={question}
        state={state}
        marking={marking}
        raw={raw}
        onChange={setRaw}
        onSubmit={() => submit(raw, false, hints.opened.length)}
        onGiveUp={() => submit('', true, hints.opened.length)}
        hints={hints}
        next={next}
      />
      <VerdictBanner state={state} />
      <CardActions question={question} closed={closed} next={next} />
      {closed?.reveal && (
        <Aftermath
          view={closed}
          reveal={closed.reveal}
          // A placement goes on: it is no place to dwell on one question.
          {...(question.mode !== 'placement' && { next })}
        />
      )}
    </div>
  );
}
