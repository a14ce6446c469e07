import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Link } from '@/app/_i18n/navigation';
import type { AttemptLine } from '@/lib/server/attempt-list';
import { VerdictMark } from './verdict-mark';

/** Answers, each leading to the question as it was. */
export function AttemptList({ attempts, timeZone }: { attempts: AttemptLine[]; timeZone: string }) {
  return (
    <ul className="mt-3 border-b border-rule">
      {attempts.map((attempt) => (
        <AttemptRow key={attempt.id} attempt={attempt} timeZone={timeZone} />
      ))}
    </ul>
  );
}

function AttemptRow({ attempt, timeZone }: { attempt: AttemptLine; timeZone: string }) {
  const t = useTranslations('progress');
  const locale = useLocale();
  const format = useFormatter();
  const when = format.dateTime(new Date(attempt.answeredAt), {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  return (
    <li className="border-t border-rule">
      <Link
        href={`/progress/${attempt.id}`}
        prefetch={false}
        className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 py-3 hover:bg-sunken sm:-mx-3 sm:rounded-md sm:px-3"
      >
        <span className="min-w-0 font-medium">{attempt.title[locale]}</span>
        <span className="justify-self-end">
          <VerdictMark verdict={attempt.verdict} />
        </span>
        <span className="min-w-0 truncate text-sm text-soft">
          {attempt.undone && <span className="text-faint">{t('undone')} </span>}
          {attempt.raw !== '' && (
            <>
              <span className="text-faint">{t('typed')}</span> <span className="figures">{attempt.raw}</span>
            </>
          )}
        </span>
        <time
          dateTime={attempt.answeredAt}
          className="justify-self-end text-xs whitespace-nowrap text-faint tabular-nums"
        >
          {when}
        </time>
      </Link>
    </li>
  );
}
