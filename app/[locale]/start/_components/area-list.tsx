import { useLocale, useTranslations } from 'next-intl';
import { Cross, Tick } from '@/app/_components/icons';
import type { PlacementView } from '@/lib/server/placement';

/** What was asked about in each part of the course, and how it went. */
export function AreaList({ areas }: Pick<PlacementView, 'areas'>) {
  const t = useTranslations('placement');
  const locale = useLocale();
  return (
    <section aria-labelledby="strengths" className="mt-8">
      <h2 id="strengths" className="font-display text-xl font-semibold">
        {t('strengths')}
      </h2>
      <ul className="mt-4 border-b border-rule">
        {areas.map((area) => (
          <li key={area.id} className="border-t border-rule py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-6">
              <h3 className="font-medium">{area.title[locale]}</h3>
              <p className="text-sm text-soft tabular-nums">
                {t('share', { right: area.right, asked: area.asked })}
              </p>
            </div>
            <ul className="mt-1 flex flex-wrap gap-x-5 text-sm text-soft">
              {area.topics.map(({ pack, topic, title, right }, index) => {
                const Mark = right ? Tick : Cross;
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a topic may have been asked about twice
                  <li key={`${pack}/${topic} ${index}`} className="inline-flex items-center gap-1.5">
                    <Mark
                      width="16"
                      height="16"
                      strokeWidth="2.2"
                      className={right ? 'text-good' : 'text-bad'}
                    />
                    <span className="sr-only">{t(right ? 'right' : 'missed')}</span>
                    {title[locale]}
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
