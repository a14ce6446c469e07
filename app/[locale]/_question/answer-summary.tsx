'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useDueWords } from '@/app/_components/use-due-words';
import type { AnswerView, Reveal } from '@/lib/server/answer-view';
import { AnswerDisplay } from './displays/answer-display';

/** What I answered, what was right, and when it comes back. */
export function AnswerSummary({ view, reveal }: { view: AnswerView; reveal: Reveal }) {
  const t = useTranslations('answer');
  return (
    <section aria-label={t('summary')}>
      <AnswerDisplay answer={reveal.answer} raw={view.raw} />
      <BackOn card={view.card} />
      {!view.graded && view.card !== null && <p className="mt-2 text-xs text-faint">{t('notGraded')}</p>}
    </section>
  );
}

function BackOn({ card }: { card: AnswerView['card'] }) {
  const t = useTranslations('answer');
  const time = useTranslations('time');
  const due = useDueWords();
  const format = useFormatter();
  if (card === null) return null;
  // A day of the learner's calendar: the same on the server and in the browser, wherever each is.
  const date = format.dateTime(new Date(`${card.dueDay}T12:00:00Z`), {
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
  return (
    <p className="mt-2 px-4 text-sm text-soft">
      <span className="mr-2 text-faint">{t('backOn')}</span>
      {time('onDate', { when: due(card.intervalDays), date })}
    </p>
  );
}
