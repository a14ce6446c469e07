import { useFormatter, useTranslations } from 'next-intl';
import type { ReviewView } from '@/lib/server/review-view';

/** What comes back on each of the next days. A list with bars: it reads the same without them. */
export function Forecast({ forecast }: { forecast: ReviewView['forecast'] }) {
  const t = useTranslations('review');
  const format = useFormatter();
  const most = Math.max(...forecast.map(({ due }) => due));
  if (most === 0) return null;
  return (
    <section aria-labelledby="forecast" className="mt-10">
      <h2 id="forecast" className="font-display text-xl font-semibold">
        {t('forecast')}
      </h2>
      <ol className="mt-3 grid gap-1.5 text-sm tabular-nums">
        {forecast.map(({ day, due }) => (
          <li key={day} className="grid grid-cols-[7rem_1fr_3rem] items-center gap-3">
            <time dateTime={day} className="text-soft">
              {format.dateTime(new Date(`${day}T12:00:00Z`), {
                weekday: 'short',
                month: 'short',
                day: 'numeric',
                timeZone: 'UTC',
              })}
            </time>
            <span aria-hidden="true" className="h-2.5 rounded-full bg-sunken">
              <span
                className="block h-full rounded-full bg-accent"
                style={{ width: `${(100 * due) / most}%` }}
              />
            </span>
            <span className="text-end">{due}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
