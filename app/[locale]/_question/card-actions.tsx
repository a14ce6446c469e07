'use client';

import { useTranslations } from 'next-intl';
import type { AnswerView } from '@/lib/server/answer-view';
import type { OpenQuestion } from './open-question';
import { actionKeys, type CardAction, useCardActions } from './use-card-actions';
import type { Next } from './use-next';

type Props = { question: OpenQuestion; closed: AnswerView | null; next: Next };

/** What a learner decides about the card itself: take the answer back, not today, not any more. */
export function CardActions({ question, closed, next }: Props) {
  const t = useTranslations('card');
  const allowed = allowedActions(question, closed);
  const actions = useCardActions(question, closed?.attemptId ?? null, allowed, (action) => {
    // A question that was put away unanswered is not stared at.
    if (action !== 'undo' && closed === null) next.go();
  });
  const { done, failed } = actions;
  const undone = done === 'undo' || closed?.undone === true;
  if (allowed.length === 0 && !undone) return null;
  return (
    <section aria-label={t('title')} className="mt-4">
      <div className="-ml-3 flex flex-wrap items-center gap-x-1">
        {allowed
          .filter((action) => action !== done && !(action === 'undo' && undone))
          .map((action) => (
            <button
              key={action}
              type="button"
              className="button button-quiet"
              aria-keyshortcuts={actionKeys[action]}
              onClick={() => actions.run(action)}
            >
              {t(action)}
              <span className="key max-md:hidden" aria-hidden="true">
                {actionKeys[action].toUpperCase()}
              </span>
            </button>
          ))}
        {closed === null && <span className="px-3 text-xs text-faint max-md:hidden">{t('leaveField')}</span>}
      </div>
      <p role="status" className="text-sm text-soft not-empty:mt-1">
        {failed ? t('failed') : undone ? t('undone') : done && t(`${done}Done`)}
      </p>
      {undone && (
        <button type="button" className="button button-plain mt-3" onClick={next.again}>
          {t('answerAgain')}
        </button>
      )}
    </section>
  );
}

function allowedActions({ mode }: OpenQuestion, closed: AnswerView | null): CardAction[] {
  if (closed) return closed.graded && !closed.undone ? ['undo', 'suspend'] : ['suspend'];
  return mode === 'review' ? ['bury', 'suspend'] : [];
}
