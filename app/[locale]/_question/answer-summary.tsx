'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useDueWords } from '@/app/_components/use-due-words';
import type { AnswerView, Reveal } from '@/lib/server/answer-view';

/** What I typed, what was right, how far off would still have been right, and when it comes back. */
export function AnswerSummary({ view, reveal }: { view: AnswerView; reveal: Reveal }) {
  const t = useTranslations('answer');
  const time = useTranslations('time');
  const due = useDueWords();
  const { low, high } = reveal.accepted;
  const unit = reveal.unit ? ` ${reveal.unit.id}` : '';
  return (
    <section aria-label={t('summary')}>
      <dl className="card grid grid-cols-[auto_1fr] overflow-hidden text-sm">
        <Row label={t('key')}>
          <strong className="font-semibold">{reveal.keyDisplay + unit}</strong>
        </Row>
        <Row label={t('accepted')}>
          {low === high
            ? t('acceptedExactly', { value: low + unit })
            : t('acceptedRange', { low, high: high + unit })}
        </Row>
        {view.raw !== '' && (
          <Row label={t('typed')}>
            <span className="wrap-anywhere">{view.raw}</span>
          </Row>
        )}
        {view.card && (
          <Row label={t('backOn')}>
            {time('onDate', { when: due(view.card.intervalDays), date: shortDate(view.card.dueAt) })}
          </Row>
        )}
      </dl>
      {!view.graded && view.card !== null && <p className="mt-2 text-xs text-faint">{t('notGraded')}</p>}
    </section>
  );

  function shortDate(iso: string): string {
    return new Intl.DateTimeFormat(document.documentElement.lang, { month: 'short', day: 'numeric' }).format(
      new Date(iso),
    );
  }
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="border-t border-rule px-4 py-2.5 text-faint first-of-type:border-t-0">{label}</dt>
      <dd className="figures min-w-0 border-t border-rule py-2.5 pr-4 first-of-type:border-t-0">
        {children}
      </dd>
    </>
  );
}
