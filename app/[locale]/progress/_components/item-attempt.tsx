import { useFormatter, useTranslations } from 'next-intl';
import { Html } from '@/app/_components/html';
import { Link } from '@/app/_i18n/navigation';
import type { Locale } from '@/app/_i18n/routing';
import { AGAIN } from '@/lib/review/grade-policy';
import type { ShownAttempt } from '@/lib/server/item-attempts';
import { useWords } from '../../_plot/use-words';
import { ScrollableMath } from '../../_question/scrollable-math';
import { VerdictMark } from './verdict-mark';

type Props = { attempt: ShownAttempt; timeZone: string; locale: Locale };

/** One answer with the very question it was given to, and what it made of memory. */
export function ItemAttempt({ attempt, timeZone, locale }: Props) {
  const t = useTranslations('progress');
  const answer = useTranslations('answer');
  const format = useFormatter();
  const { id, answeredAt, promptHtml, raw, verdict, slipHtml, undone } = attempt;
  const when = format.dateTime(new Date(answeredAt), { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return (
    <li className="border-t border-rule py-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <time dateTime={answeredAt} className="text-sm text-faint tabular-nums">
          {when}
        </time>
        <span className="flex items-baseline gap-3">
          {undone && <span className="text-sm text-faint">{t('undone')}</span>}
          <VerdictMark verdict={verdict} />
        </span>
      </p>
      <ScrollableMath label={answer('scrollable')}>
        <Html html={promptHtml[locale]} className={`mt-1.5 text-sm ${undone ? 'text-faint' : ''}`} />
      </ScrollableMath>
      {raw !== '' && (
        <p className="mt-2 text-sm">
          <span className="text-faint">{t('typed')}</span> <span className="figures">{raw}</span>
        </p>
      )}
      {slipHtml && (
        <ScrollableMath label={answer('scrollable')}>
          <Html html={slipHtml[locale]} className="mt-1 border-l-2 border-warn pl-3 text-sm" />
        </ScrollableMath>
      )}
      <Outcome attempt={attempt} />
      <p className="mt-1 text-sm">
        <Link href={`/progress/${id}`} prefetch={false} className="link">
          {t('asItWas')}
          <span className="sr-only"> {when}</span>
        </Link>
      </p>
    </li>
  );
}

function Outcome({
  attempt: { undone, grade, predicted, intervalDays, hintsUsed },
}: {
  attempt: ShownAttempt;
}) {
  const t = useTranslations('progress');
  const { percent } = useWords();
  const said = [
    predicted !== null && t('predictedThen', { share: percent(predicted) }),
    grade !== null && t(grade === AGAIN ? 'gradeAgain' : 'gradeGood'),
    intervalDays !== null && t('intervalThen', { days: intervalDays }),
    grade === null && !undone && t('didNotCount'),
    undone && t('undoneHelp'),
    hintsUsed > 0 && t('hintsUsed', { count: hintsUsed }),
  ].filter((words) => words !== false);
  return (
    <ul className="mt-2 flex flex-wrap gap-x-5 text-xs text-faint">
      {said.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}
