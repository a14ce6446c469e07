import { useLocale, useTranslations } from 'next-intl';
import { joinSentences } from '@/app/_components/join-sentences';
import { Link } from '@/app/_i18n/navigation';
import type { ProgressView } from '@/lib/server/progress';
import { useWords } from '../../_plot/use-words';

/** Today so far and the way on; beside it how steady practice has been, without a word about days that were missed. */
export function Today({ progress: { day, rhythm } }: { progress: ProgressView }) {
  const t = useTranslations('progress');
  const locale = useLocale();
  return (
    <section
      aria-labelledby="today"
      className="card relative mt-8 overflow-hidden px-6 py-7 shadow-card sm:px-8"
    >
      <div aria-hidden="true" className="graph-paper absolute inset-0" />
      <div className="relative grid gap-x-10 gap-y-7 md:grid-cols-2">
        <div>
          <h2 id="today" className="eyebrow">
            {t('today')}
          </h2>
          <p className="mt-1 font-display text-2xl font-semibold">
            {t('todayAnswers', { answers: day.answers })}
          </p>
          <p className="text-sm text-soft">
            {joinSentences(
              locale,
              day.answers > 0 ? t('todayCorrect', { correct: day.correct }) : null,
              t('due', { count: day.due }),
            )}
          </p>
          <p className="mt-4 flex flex-wrap gap-3">
            {day.due > 0 && (
              <Link href="/review/start" prefetch={false} className="button button-main">
                {t('toReview')}
              </Link>
            )}
            <Link href="/practice" className={`button ${day.due > 0 ? 'button-plain' : 'button-main'}`}>
              {t('practise')}
            </Link>
          </p>
        </div>
        <Rhythm rhythm={rhythm} />
      </div>
    </section>
  );
}

function Rhythm({ rhythm: { current, longest, recent, windowDays } }: Pick<ProgressView, 'rhythm'>) {
  const t = useTranslations('progress');
  const { day } = useWords();
  return (
    <div className="border-rule max-md:border-t max-md:pt-6 md:border-l md:pl-10">
      <h3 className="eyebrow">{t('rhythm')}</h3>
      <p className="mt-1 font-display text-2xl font-semibold">
        {t('rhythmRecent', { days: recent, window: windowDays })}
      </p>
      <ul className="text-sm text-soft">
        {current && <li>{t('rhythmCurrent', { days: current.days, from: day(current.from) })}</li>}
        {longest && longest.days > (current?.days ?? 0) && (
          <li>{t('rhythmLongest', { days: longest.days, from: day(longest.from), to: day(longest.to) })}</li>
        )}
      </ul>
      <p className="mt-2 text-xs text-faint">{t('rhythmHelp')}</p>
    </div>
  );
}
