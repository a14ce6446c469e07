'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { Arrow } from '@/app/_components/icons';
import type { AnswerView } from '@/lib/server/answer-view';
import { AnswerHelp } from './answer-help';
import type { AnswerState } from './answer-state';
import { AnswerField } from './fields/answer-field';
import type { OpenQuestion } from './open-question';
import { ProblemLine } from './problem-line';
import type { Hints } from './use-hints';
import type { Next } from './use-next';

type Props = {
  autoFocus: boolean;
  question: OpenQuestion;
  state: AnswerState;
  marking: AnswerView['marking'];
  raw: string;
  onChange: (raw: string) => void;
  onSubmit: () => void;
  onGiveUp: () => void;
  hints: Hints;
  next: Next;
};

/** One form before and after the verdict: Enter checks, Enter again goes on, and the focus never has to be moved. */
export function AnswerForm({
  autoFocus,
  question,
  state,
  marking,
  raw,
  onChange,
  onSubmit,
  onGiveUp,
  hints,
  next,
}: Props) {
  const t = useTranslations('answer');
  const id = useId();
  const { form } = question;
  const isNumber = form.kind === 'numeric';
  const closed = state.phase === 'closed';
  const sending = state.phase === 'sending';
  const problem = state.phase === 'open' ? state.problem : null;
  const mainButton = useFocusOnClose(closed && !isNumber);

  function onFormSubmit(event: FormEvent) {
    event.preventDefault();
    if (closed) next.go();
    else if (problem?.kind === 'gone') next.again();
    else if (!sending) onSubmit();
  }

  return (
    <form onSubmit={onFormSubmit} onKeyDown={stopHeldEnter} noValidate>
      {isNumber && (
        <label htmlFor={`${id}-raw`} className="text-sm font-medium">
          {t('label')}
        </label>
      )}
      <div className={isNumber ? 'mt-1.5 flex flex-col gap-2 sm:flex-row' : 'space-y-4'}>
        <AnswerField
          id={`${id}-raw`}
          form={form}
          raw={raw}
          onChange={onChange}
          locked={sending}
          closed={closed}
          marking={marking}
          autoFocus={autoFocus}
          invalid={problem?.kind === 'malformed'}
          describedBy={`${id}-help ${id}-problem`}
        />
        <button
          ref={mainButton}
          type="submit"
          aria-disabled={sending || next.busy || undefined}
          className="button button-main min-h-12 max-sm:w-full sm:min-w-36"
        >
          {t(actionOf(state, form.kind, marking !== null))}
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
      {!closed && <AnswerHelp id={`${id}-help`} form={form} marking={marking !== null} />}
      {!closed && marking === null && (
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

type Action = 'submit' | 'compare' | 'saveMarks' | 'next' | 'tryAgain' | 'again';

/** What the one button does now. */
function actionOf(state: AnswerState, kind: OpenQuestion['form']['kind'], isMarking: boolean): Action {
  if (state.phase === 'closed') return 'next';
  const submit = isMarking ? 'saveMarks' : kind === 'explain' ? 'compare' : 'submit';
  if (state.phase === 'sending' || state.problem === null) return submit;
  if (state.problem.kind === 'gone') return 'again';
  return state.problem.kind === 'unreachable' || state.problem.kind === 'tooMany' ? 'tryAgain' : submit;
}

/** A key held a moment too long must not check the answer and skip the verdict at once. */
function stopHeldEnter(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.repeat) event.preventDefault();
}

/** Where the field goes away with the verdict, its focus goes to the button, so that Enter goes on. */
function useFocusOnClose(closed: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(!closed);
  useEffect(() => {
    if (closed && wasOpen.current) button.current?.focus({ preventScroll: true });
    wasOpen.current = !closed;
  }, [closed]);
  return button;
}
