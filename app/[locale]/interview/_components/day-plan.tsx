import { useFormatter, useTranslations } from 'next-intl';
import { Link } from '@/app/_i18n/navigation';
import type { InterviewView } from '@/lib/server/interview';

/** What each day until the interview brings. Long plans show their first fortnight and their last week. */
const FIRST = 14;
const LAST = 7;

const columns = ['reviews', 'fresh', 'lastLooks'] as const;

export function DayPlan({ view }: { view: InterviewView }) {
  const t = useTranslations('interview');
  const { days, unseenLeft, newPerDayNeeded } = view.plan;
  if (days.length === 0) return null;
  const isLong = days.length > FIRST + LAST;
  return (
    <section aria-labelledby="plan" className="mt-10">
      <h2 id="plan" className="font-display text-xl font-semibold">
        {t('plan')}
      </h2>
      {unseenLeft > 0 && (
        <p className="mt-1 text-sm text-warn">
          {t('tooSlow', { unseen: unseenLeft, needed: newPerDayNeeded })}{' '}
          <Link href="/settings" className="link">
            {t('toSettings')}
          </Link>
        </p>
      )}
      <table className="mt-3 w-full table-fixed text-sm tabular-nums">
        <thead>
          <tr className="border-b border-rule text-xs text-faint">
            <th scope="col" className="w-2/5 py-2 text-start font-normal">
              {t('planDay')}
            </th>
            <th scope="col" className="py-2 text-end font-normal">
              {t('planReviews')}
            </th>
            <th scope="col" className="py-2 text-end font-normal">
              {t('planFresh')}
            </th>
            <th scope="col" className="py-2 text-end font-normal">
              {t('planLooks')}
            </th>
          </tr>
        </thead>
        <Rows days={isLong ? days.slice(0, FIRST) : days} />
        {isLong && (
          <tbody>
            <tr className="border-b border-rule">
              <td colSpan={4} className="py-1.5 text-faint">
                {t('planBetween', { days: days.length - FIRST - LAST })}
              </td>
            </tr>
          </tbody>
        )}
        {isLong && <Rows days={days.slice(-LAST)} />}
      </table>
      <p className="mt-2 text-xs text-faint">{t('planNote')}</p>
    </section>
  );
}

function Rows({ days }: { days: InterviewView['plan']['days'] }) {
  const format = useFormatter();
  return (
    <tbody>
      {days.map(({ day, ...counts }) => (
        <tr key={day} className="border-b border-rule">
          <th scope="row" className="py-1.5 text-start font-normal whitespace-nowrap text-soft">
            {format.dateTime(new Date(`${day}T12:00:00Z`), {
              weekday: 'short',
              month: 'short',
              day: 'numeric',
              timeZone: 'UTC',
            })}
          </th>
          {columns.map((column) => (
            <td key={column} className={`py-1.5 text-end ${counts[column] === 0 ? 'text-faint' : ''}`}>
              {counts[column]}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
