import { useTranslations } from 'next-intl';
import { Html } from '@/app/_components/html';
import { Pencil } from '@/app/_components/icons';
import { Link } from '@/app/_i18n/navigation';
import type { ReportQuestion as Question } from '@/lib/server/mock/report';
import { AnswerDisplay } from '../../_question/displays/answer-display';
import { ScrollableMath } from '../../_question/scrollable-math';
import { VerdictMark } from '../../progress/_components/verdict-mark';
import { useDuration } from './use-duration';

/** One question of the report: the verdict, my answer and the right one, and the time it took beside its share. */
export function ReportQuestion({ question }: { question: Question }) {
  const t = useTranslations('mock');
  const scrollable = useTranslations('answer');
  const { place, title, topic, line, raw, answer, attemptId, pack, itemId } = question;
  return (
    <li className="border-t border-rule py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="min-w-0 font-medium">
          <span className="mr-2 text-faint tabular-nums">{place + 1}</span>
          {title}
        </h3>
        <Mark verdict={question.verdict} />
      </div>
      <p className="text-sm text-faint">{topic}</p>
      {line !== '' && (
        <p className="mt-1 text-sm text-soft">
          <span className="text-faint">{t('yours')}</span>{' '}
          <span className="figures wrap-anywhere">{line}</span>
        </p>
      )}
      <Time question={question} />
      <details className="mt-2">
        <summary className="inline-flex min-h-11 items-center text-sm text-accent">{t('showAnswer')}</summary>
        <div className="mt-1 mb-3 space-y-3">
          <ScrollableMath label={scrollable('scrollable')}>
            <Html html={question.promptHtml} className="text-soft" />
          </ScrollableMath>
          <AnswerDisplay answer={answer} raw={raw} />
        </div>
      </details>
      <p className="flex flex-wrap gap-x-5 text-sm">
        {attemptId && (
          <Link href={`/progress/${attemptId}`} prefetch={false} className="link">
            {t('full')}
          </Link>
        )}
        <Link
          href={`/practice/start?${new URLSearchParams({ pack, item: itemId })}`}
          prefetch={false}
          className="link"
        >
          {t('again')}
        </Link>
      </p>
    </li>
  );
}

function Mark({ verdict }: { verdict: Question['verdict'] }) {
  const t = useTranslations('mock');
  if (verdict !== null && verdict !== 'unreadable') return <VerdictMark verdict={verdict} />;
  return (
    <span className="inline-flex items-center gap-1.5 text-sm font-medium whitespace-nowrap text-soft">
      <Pencil width="16" height="16" strokeWidth="2.2" />
      {t(verdict === null ? 'notAnswered' : 'unreadable')}
    </span>
  );
}

/** The bar is as long as the share; a longer time goes beyond it, up to twice. */
function Time({ question: { activeMs, shareMs } }: { question: Question }) {
  const t = useTranslations('mock');
  const duration = useDuration();
  const used = Math.min(2, activeMs / shareMs);
  return (
    <p className="mt-1.5 flex flex-wrap items-center gap-x-3 text-xs text-faint tabular-nums">
      <span className="sr-only">{t('timeBar')}</span>
      <span aria-hidden="true" className="relative h-1.5 w-32 shrink-0">
        <span className="absolute inset-y-0 left-0 w-1/2 rounded-full bg-sunken" />
        <span
          className={`absolute inset-y-0 left-0 rounded-full ${used > 1 ? 'bg-warn' : 'bg-accent'}`}
          style={{ width: `${used * 50}%` }}
        />
      </span>
      {t('took', { used: duration(activeMs), share: duration(shareMs) })}
    </p>
  );
}
