import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { questionParts } from '@/app/_i18n/messages';
import { Link } from '@/app/_i18n/navigation';
import { Words } from '@/app/_i18n/words';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { readAttempt } from '@/lib/server/attempt';
import { DatabaseDown } from '../../_components/database-down';
import { shownState } from '../../_question/answer-state';
import { QuestionArticle } from '../../_question/question-article';
import { ReportProblem } from '../../_question/report-problem';
import { Reveal } from '../../_question/reveal';
import { VerdictBanner } from '../../_question/verdict-banner';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('progress'))('attemptTitle'), robots: { index: false } };
}

async function load(attemptId: string) {
  const actor = await readActor();
  const attempt = await readAttempt(actor, attemptId);
  return attempt && { attempt, timeZone: actor.kind === 'learner' ? actor.timeZone : 'UTC' };
}

/** One answer of mine as it was: the very numbers, the verdict and its reasons. */
export default async function AttemptPage({ params }: { params: Promise<{ attempt: string }> }) {
  const { attempt: attemptId } = await params;
  const [t, format, locale, loaded] = await Promise.all([
    getTranslations('attempt'),
    getFormatter(),
    getLocale(),
    whenUp(() => load(attemptId)),
  ]);
  if (!loaded.up) return <DatabaseDown />;
  if (loaded.value === null) notFound();
  const { attempt, timeZone } = loaded.value;
  const { question, answer } = attempt;
  const when = format.dateTime(new Date(attempt.answeredAt), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  const again = new URLSearchParams({ pack: question.pack.slug, item: question.itemId });
  return (
    <div className="page max-w-[49rem] pt-8 md:pt-12">
      <p className="mb-4 flex flex-wrap justify-between gap-x-6 text-sm text-faint">
        <Link href="/progress" className="link">
          {t('back')}
        </Link>
        <span className="tabular-nums">{t('answered', { when })}</span>
      </p>
      <Words parts={questionParts}>
        <QuestionArticle question={question} locale={locale}>
          <VerdictBanner state={shownState(answer)} />
          {answer.reveal && <Reveal view={answer} reveal={answer.reveal} />}
        </QuestionArticle>
        <ReportProblem attemptId={answer.attemptId} reports={answer.reports} />
      </Words>
      <p className="mt-8 flex flex-wrap gap-3">
        <Link href={`/practice/start?${again}`} prefetch={false} className="button button-plain">
          {t('again')}
        </Link>
        <Link
          href={`/progress/items/${question.pack.slug}/${question.itemId}`}
          prefetch={false}
          className="button button-quiet"
        >
          {t('history')}
        </Link>
      </p>
    </div>
  );
}
