'use client';

import { useTranslations } from 'next-intl';
import type { AnswerState } from './answer-state';
import { useMalformed } from './use-malformed';

type Props = { id: string; state: AnswerState; nextFailed: boolean; hintFailed: boolean };

/** What went wrong with the last try, if anything; said aloud by screen readers as it appears. */
export function ProblemLine({ id, state, nextFailed, hintFailed }: Props) {
  const text = useProblem(state, nextFailed, hintFailed);
  return (
    <p id={id} role="alert" className="text-sm text-bad not-empty:mt-1.5">
      {text}
    </p>
  );
}

function useProblem(state: AnswerState, nextFailed: boolean, hintFailed: boolean): string | null {
  const t = useTranslations('answer');
  const malformed = useMalformed();
  if (state.phase === 'sending') return state.retrying ? t('retrying') : null;
  if (nextFailed) return t('nextFailed');
  if (hintFailed && state.phase === 'open') return t('hintFailed');
  if (state.phase === 'closed' || state.problem === null) return null;
  switch (state.problem.kind) {
    case 'malformed':
      return malformed(state.problem.reason);
    case 'imprecise':
      return null;
    case 'unreachable':
      return t('unreachable');
    case 'tooMany':
      return t('tooMany');
    case 'gone':
      return t('gone');
    case 'refused':
      return t('refused');
  }
}
