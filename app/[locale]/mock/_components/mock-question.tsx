'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useId, useRef } from 'react';
import { Html } from '@/app/_components/html';
import { Arrow, Flag } from '@/app/_components/icons';
import type { MockQuestionView } from '@/lib/server/mock/running';
import { AnswerHelp } from '../../_question/answer-help';
import { AnswerField } from '../../_question/fields/answer-field';
import { ScrollableMath } from '../../_question/scrollable-math';
import { useMalformed } from '../../_question/use-malformed';
import type { MockRun, Slot } from './use-mock';

type Props = {
  question: MockQuestionView;
  slot: Slot;
  total: number;
  locked: boolean;
  arrived: boolean;
  run: MockRun;
};

/** One question of a running mock. Enter saves and goes on; nothing is judged. */
export function MockQuestion({ question, slot, total, locked, arrived, run }: Props) {
  const t = useTranslations('mock');
  const answer = useTranslations('answer');
  const malformed = useMalformed();
  const id = useId();
  const { place, form } = question;
  const isNumber = form.kind === 'numeric';
  const isLast = place === total - 1;
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    // A field for a number takes the focus itself, where there is a keyboard.
    if (!arrived || (isNumber && matchMedia('(pointer: fine)').matches)) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [arrived, isNumber]);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (!locked) run.saveAndGo();
  }

  return (
    <article className="min-w-0">
      <p className="eyebrow flex flex-wrap gap-x-2">
        <span>{t('questionOf', { place: place + 1, total })}</span>
        <span aria-hidden="true">/</span>
        <span>{question.topic}</span>
      </p>
      <h1
        ref={heading}
        tabIndex={-1}
        className="mt-1 scroll-mt-40 font-display text-2xl font-semibold tracking-tight outline-none"
      >
        {question.title}
      </h1>
      <ScrollableMath label={answer('scrollable')}>
        <Html html={question.promptHtml} className="mt-4" />
      </ScrollableMath>
      <form onSubmit={onSubmit} noValidate className="mt-7">
        {isNumber && (
          <label htmlFor={`${id}-raw`} className="mb-1.5 block text-sm font-medium">
            {answer('label')}
          </label>
        )}
        <AnswerField
          id={`${id}-raw`}
          form={form}
          raw={slot.raw}
          onChange={run.change}
          locked={locked}
          closed={false}
          marking={null}
          autoFocus={isNumber}
          invalid={slot.reading !== null}
          describedBy={`${id}-help ${id}-reading`}
        />
        <p id={`${id}-reading`} role="status" className="mt-1.5 text-sm text-warn empty:hidden">
          {slot.reading && !slot.waiting && `${malformed(slot.reading)} ${t('notReadable')}`}
        </p>
        <AnswerHelp id={`${id}-help`} form={form} marking={false} />
        <div className="mt-5 flex flex-wrap items-center gap-x-2 gap-y-3">
          <button
            type="submit"
            className="button button-main min-h-12 max-sm:w-full sm:min-w-36"
            aria-disabled={locked || undefined}
          >
            {t(isLast ? 'saveLast' : 'save')}
            {!isLast && <Arrow width="18" height="18" />}
          </button>
          {place > 0 && (
            <button
              type="button"
              className="button button-quiet"
              aria-keyshortcuts="p"
              onClick={() => run.goTo(place - 1)}
            >
              {t('back')}
            </button>
          )}
          {!isLast && (
            <button
              type="button"
              className="button button-quiet"
              aria-keyshortcuts="n"
              onClick={() => run.goTo(place + 1)}
            >
              {t('skip')}
            </button>
          )}
          <button
            type="button"
            className="button button-quiet"
            aria-keyshortcuts="f"
            aria-pressed={slot.flagged}
            onClick={run.toggleFlag}
          >
            <Flag width="18" height="18" className={slot.flagged ? 'text-warn' : ''} />
            {t(slot.flagged ? 'unflag' : 'flag')}
          </button>
        </div>
      </form>
    </article>
  );
}
