import { useFormatter, useTranslations } from 'next-intl';
import { Html, HtmlLine } from '@/app/_components/html';
import { Arrow } from '@/app/_components/icons';
import { Link } from '@/app/_i18n/navigation';
import type { MockSummary } from '@/lib/server/mock/read';
import type { MockReport as Report } from '@/lib/server/mock/report';
import { EarlierMocks } from './earlier-mocks';
import { ReportQuestion } from './report-question';
import { SectionScores } from './section-scores';
import { useDuration } from './use-duration';

type Props = { report: Report; all: MockSummary[]; timeZone: string };

/** What a mock says once it has ended: how it went, where points were lost, question by question, beside the others. */
export function MockReport({ report, all, timeZone }: Props) {
  const t = useTranslations('mock');
  return (
    <div className="page max-w-[49rem] pt-8 md:pt-12">
      <Headline report={report} timeZone={timeZone} />
      <SectionScores sections={report.sections} />
      <WeakTopics weak={report.weak} />
      <Slips questions={report.questions} />
      <section aria-labelledby="questions" className="mt-12">
        <h2 id="questions" className="font-display text-xl font-semibold">
          {t('questionList')}
        </h2>
        <p className="mt-1 text-sm text-soft">{t('tookHelp')}</p>
        <ol className="mt-4 border-b border-rule">
          {report.questions.map((question) => (
            <ReportQuestion key={question.place} question={question} />
          ))}
        </ol>
      </section>
      <EarlierMocks title={t('earlier')} mocks={all} timeZone={timeZone} current={report.id} />
      <p className="mt-8 flex flex-wrap gap-3">
        <Link href="/mock" className="button button-main">
          {t('another')}
        </Link>
        <Link href="/review" className="button button-plain">
          {t('toReview')}
        </Link>
      </p>
    </div>
  );
}

function Headline({ report, timeZone }: { report: Report; timeZone: string }) {
  const t = useTranslations('mock');
  const format = useFormatter();
  const duration = useDuration();
  const { score, startedAt, finishedAt, minutes, early } = report;
  const when = format.dateTime(new Date(startedAt), { dateStyle: 'long', timeStyle: 'short', timeZone });
  const share = format.number(score.share, { style: 'percent', maximumFractionDigits: 0 });
  const used = duration(Date.parse(finishedAt) - Date.parse(startedAt));
  const notes = [
    score.partly > 0 && t('partly', { count: score.partly }),
    score.unanswered > 0 && t('unanswered', { count: score.unanswered }),
    t('timeUsed', { used, minutes }),
    early && t('earlyNote'),
  ].filter((note) => note !== false);
  return (
    <section
      aria-labelledby="headline"
      className="card relative overflow-hidden px-6 py-7 shadow-card sm:px-8"
    >
      <div aria-hidden="true" className="graph-paper absolute inset-0" />
      <div className="relative">
        <p className="eyebrow">{t('reportOf', { when })}</p>
        <h1 id="headline" className="mt-1 font-display text-3xl font-semibold tracking-tight">
          {t('headline', { right: score.right, total: score.total })}
        </h1>
        <p className="mt-1 text-lg text-soft tabular-nums">{t('inShare', { share })}</p>
        <ul className="mt-3 flex flex-wrap gap-x-5 text-sm text-soft tabular-nums">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
        <p className="mt-3 text-xs text-faint">{t('pointsNote')}</p>
      </div>
    </section>
  );
}

function WeakTopics({ weak }: { weak: Report['weak'] }) {
  const t = useTranslations('mock');
  if (weak.length === 0) return null;
  return (
    <section aria-labelledby="weak" className="mt-10">
      <h2 id="weak" className="font-display text-xl font-semibold">
        {t('weak')}
      </h2>
      <ul className="mt-3 flex flex-wrap gap-3">
        {weak.map(({ pack, topic, title }) => (
          <li key={`${pack}/${topic}`}>
            <Link
              href={`/practice/start?${new URLSearchParams({ pack, topic })}`}
              prefetch={false}
              className="button button-plain"
            >
              {t('practise', { title })}
              <Arrow width="18" height="18" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Slips({ questions }: { questions: Report['questions'] }) {
  const t = useTranslations('mock');
  const slips = questions.filter(({ slip }) => slip !== null);
  if (slips.length === 0) return null;
  return (
    <section aria-labelledby="slips" className="mt-10">
      <h2 id="slips" className="font-display text-xl font-semibold">
        {t('slips')}
      </h2>
      <p className="mt-1 text-sm text-soft">{t('slipsNote')}</p>
      <ul className="mt-3 grid gap-3">
        {slips.map(({ place, title, slip, claim }) => (
          <li key={place} className="rounded-lg bg-warn-soft px-4 py-3.5 sm:px-5">
            <p className="font-medium">{title}</p>
            <Html html={slip!.feedbackHtml} className="mt-0.5" />
            {claim && (
              <p className="mt-1 text-sm">
                <span className="text-soft">{t('readNote')}</span>{' '}
                <Link href={claim.path} className="link">
                  <HtmlLine html={claim.titleHtml} />
                </Link>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
