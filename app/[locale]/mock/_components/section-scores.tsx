import { useFormatter, useTranslations } from 'next-intl';
import type { MockReport } from '@/lib/server/mock/report';

/** The points of each part of the course. A list with bars: it reads the same without them. */
export function SectionScores({ sections }: { sections: MockReport['sections'] }) {
  const t = useTranslations('mock');
  const format = useFormatter();
  return (
    <section aria-labelledby="sections" className="mt-10">
      <h2 id="sections" className="font-display text-xl font-semibold">
        {t('bySection')}
      </h2>
      <ul className="mt-3 grid gap-4">
        {sections.map(({ id, title, score }) => {
          const share = format.number(score.share, { style: 'percent', maximumFractionDigits: 0 });
          return (
            <li key={id}>
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span>{title}</span>
                <span className="text-sm text-soft tabular-nums">
                  {t('sectionScore', { right: score.right, total: score.total, share })}
                </span>
              </p>
              <span aria-hidden="true" className="mt-1.5 block h-2.5 rounded-full bg-sunken">
                <span
                  className="block h-full rounded-full bg-accent"
                  style={{ width: `${100 * score.share}%` }}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
