'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { Arrow } from '@/app/_components/icons';
import { AnswerHelp } from './answer-help';
import type { AnswerState } from './answer-state';
import type { OpenQuestion } from './open-question';
import { ProblemLine } from './problem-line';
import type { Hints } from './use-hints';
import type { Next } from './use-next';

type Props = {
  autoFocus: boolean;
  question: OpenQuestion;
  state: AnswerState;
  raw: string;
  onType: (raw: string) => void;
  onSubmit: () => void;
  onGiveUp: () => void;
  hints: Hints;
  next: Next;
};

/** One form before and after the verdict: Enter checks, Enter again goes on, and the focus never has to move. */
export function AnswerForm({
  autoFocus,
  question,
  state,
  raw,
  onType,
  onSubmit,
  onGiveUp,
  hints,
  next,
}: Props) {
  const t = useTranslations('answer');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const closed = state.phase === 'closed';
  const sending = state.phase === 'sending';
  const problem = state.phase === 'open' ? state.problem : null;

  useEffect(() => {
    if (autoFocus && matchMedia('(pointer: fine)').matches) input.current?.focus({ preventScroll: true });
  }, [autoFocus]);

  useEffect(() => {
    // On a phone the keyboard would cover the verdict.
    if (closed && !matchMedia('(pointer: fine)').matches) input.current?.blur();
  }, [closed]);

  function onFormSubmit(event: FormEvent) {
    event.preventDefault();
    if (closed) next.go();
    else if (problem?.kind === 'gone') next.again();
    else if (!sending) onSubmit();
  }

  return (
    <form onSubmit={onFormSubmit} noValidate>
      <label htmlFor={`${id}-raw`} className="text-sm font-medium">
        {t('label')}
      </label>
      <div className="mt-1.5 flex flex-col gap-2 sm:flex-row">
        <div className="relative flex-1">
          <input
            ref={input}
            id={`${id}-raw`}
            name="answer"
            type="text"
            inputMode="text"
            enterKeyHint={closed ? 'next' : 'done'}
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            placeholder={t('placeholder')}
            className={`field figures ${question.unit ? 'pr-16' : ''} read-only:bg-sunken`}
            value={raw}
            readOnly={closed || sending}
            aria-invalid={problem?.kind === 'malformed' ? true : undefined}
            aria-describedby={`${id}-help ${id}-problem`}
            onChange={(event) => onType(event.target.value)}
            onKeyDown={stopHeldEnter}
          />
          {question.unit && (
            <span
              aria-hidden="true"
              className="pointer-events-none absolute inset-y-0 right-0 flex items-center pr-4 text-sm text-faint"
            >
              {question.unit.id}
            </span>
          )}
        </div>
        <button
          type="submit"
          aria-disabled={sending || next.busy || undefined}
          className="button button-main min-h-12 sm:min-w-36"
        >
          {t(actionOf(state))}
          {closed && <Arrow width="18" height="18" />}
        </button>
      </div>
      <p role="status" className="relative h-0.5 overflow-hidden rounded-full">
        {sending && (
          <>
            <span className="sr-only">{t('checking')}</span>
            <span className="progress-line late" aria-hidden="true" />
          </>
        )}
      </p>
      <ProblemLine id={`${id}-problem`} state={state} nextFailed={next.failed} hintFailed={hints.failed} />
      {!closed && <AnswerHelp id={`${id}-help`} unit={question.unit} comparator={question.comparator} />}
      {!closed && (
        <div className="mt-3 -ml-3 flex flex-wrap items-center gap-x-1">
          {hints.left > 0 && (
            <button
              type="button"
              className="button button-quiet"
              onClick={hints.open}
              aria-describedby={`${id}-cost`}
            >
              {hints.opened.length === 0 ? t('hint') : t('nextHint')}
            </button>
          )}
          <button type="button" className="button button-quiet" onClick={onGiveUp}>
            {t('giveUp')}
          </button>
          {hints.left > 0 && (
            <span id={`${id}-cost`} className="px-3 text-xs text-faint">
              {t('hintCost')}
            </span>
          )}
        </div>
      )}
    </form>
  );
}

/** What the one button does now. */
function actionOf(state: AnswerState): 'submit' | 'next' | 'tryAgain' | 'again' {
  if (state.phase === 'closed') return 'next';
  if (state.phase === 'sending' || state.problem === null) return 'submit';
  if (state.problem.kind === 'gone') return 'again';
  return state.problem.kind === 'unreachable' || state.problem.kind === 'tooMany' ? 'tryAgain' : 'submit';
}

/** A key held a moment too long must not check the answer and skip the verdict at once. */
function stopHeldEnter(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.repeat) event.preventDefault();
}
