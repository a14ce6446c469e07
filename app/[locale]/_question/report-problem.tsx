'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { AnswerView } from '@/lib/server/answer-view';

/** Fetched when it is asked for: hardly anybody does. */
const ReportForm = dynamic(() => import('./report-form').then((module) => module.ReportForm));

type OwnReport = AnswerView['reports'][number];
type Props = { attemptId: string; reports: readonly OwnReport[] };

/** What the learner finds wrong with this item, and what they have said of it. */
export function ReportProblem({ attemptId, reports }: Props) {
  const t = useTranslations('report');
  const [sent, setSent] = useState<OwnReport[]>([]);
  const [opened, setOpened] = useState(false);
  return (
    <section aria-label={t('title')} className="mt-8 border-t border-rule pt-4">
      <ul className="space-y-3 not-empty:mb-3">
        {[...reports, ...sent].map((report, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: reports are only ever added, at the end
          <li key={index} className="border-l-2 border-rule pl-4 text-sm">
            <p className="font-medium">{t('reported', { reason: t(`reasons.${report.reason}`) })}</p>
            {report.text !== '' && (
              <p className="whitespace-pre-line wrap-anywhere text-soft">{report.text}</p>
            )}
            <p className="text-faint">{t(report.resolved ? 'resolved' : 'open')}</p>
            {report.note && <p className="whitespace-pre-line wrap-anywhere">{report.note}</p>}
          </li>
        ))}
      </ul>
      <p role="status" className="text-sm text-good not-empty:mb-3">
        {sent.length > 0 && !opened && t('thanks')}
      </p>
      <details open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary className="button button-quiet -ml-3 w-fit cursor-pointer">{t('title')}</summary>
        {opened && (
          <ReportForm
            attemptId={attemptId}
            onSent={(report) => {
              setSent([...sent, report]);
              setOpened(false);
            }}
          />
        )}
      </details>
    </section>
  );
}
