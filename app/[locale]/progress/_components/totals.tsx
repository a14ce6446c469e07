import { useFormatter, useTranslations } from 'next-intl';
import type { ProgressView } from '@/lib/server/progress';

export function Totals({ totals }: { totals: ProgressView['totals'] }) {
  const t = useTranslations('progress');
  const format = useFormatter();
  const figures = [
    [t('totalAttempts'), totals.attempts],
    [t('totalCorrect'), totals.correct],
    [t('totalCards'), totals.cards],
    [t('totalDue'), totals.dueNow],
  ] as const;
  return (
    <section aria-label={t('totals')}>
      <dl className="card mt-8 grid grid-cols-2 sm:grid-cols-4">
        {figures.map(([label, value]) => (
          <div
            key={label}
            className="flex flex-col-reverse border-rule px-5 py-4 max-sm:odd:border-r max-sm:nth-[n+3]:border-t sm:not-first:border-l"
          >
            <dt className="text-xs text-faint">{label}</dt>
            <dd className="font-display text-2xl font-semibold tabular-nums">{format.number(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
