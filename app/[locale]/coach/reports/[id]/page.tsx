import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { questionParts } from '@/app/_i18n/messages';
import { Link } from '@/app/_i18n/navigation';
import { Words } from '@/app/_i18n/words';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { readReport } from '@/lib/server/list-reports';
import { DatabaseDown } from '../../../_components/database-down';
import { PageHeading } from '../../../_components/page-heading';
import { shownState } from '../../../_question/answer-state';
import { QuestionArticle } from '../../../_question/question-article';
import { Reveal } from '../../../_question/reveal';
import { VerdictBanner } from '../../../_question/verdict-banner';
import { SettleForm } from '../../_components/settle-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('coach'))('reportTitle'), robots: { index: false } };
}

/** A report, the very numbers it is about, and what came of it; for anybody but a coach there is no such page. */
export default async function ReportPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [t, words, locale, loaded] = await Promise.all([
    getTranslations('coach'),
    getTranslations('report'),
    getLocale(),
    whenUp(async () => readReport(await readActor(), id)),
  ]);
  if (!loaded.up) return <DatabaseDown />;
  if (loaded.value === null) notFound();
  const { report, attempt } = loaded.value;
  const { question, answer } = attempt;
  return (
    <div className="page max-w-[49rem] pt-8 md:pt-12">
      <p className="mb-4 text-sm">
        <Link href="/coach" className="link">
          {t('back')}
        </Link>
      </p>
      <PageHeading title={words(`reasons.${report.reason}`)} lede={t(`readIn.${report.locale}`)} />
      {report.text !== '' && (
        <blockquote className="mt-4 border-l-2 border-rule pl-4 whitespace-pre-line wrap-anywhere">
          {report.text}
        </blockquote>
      )}
      <SettleForm
        key={report.status}
        report={report}
        words={{
          note: t('note'),
          noteHint: t('noteHint'),
          resolve: t('resolve'),
          reopen: t('reopen'),
          saved: t('saved'),
          notSaved: t('notSaved'),
        }}
      />
      <section aria-labelledby="seen" className="mt-10 border-t border-rule pt-6">
        <h2 id="seen" className="eyebrow">
          {t('asSeen')}
        </h2>
        <p className="text-xs text-faint" translate="no">
          {report.pack}/{report.itemId}
        </p>
        <QuestionArticle question={question} locale={locale} heading="h3">
          <Words parts={questionParts}>
            <VerdictBanner state={shownState(answer)} />
            {answer.reveal && <Reveal view={answer} reveal={answer.reveal} />}
          </Words>
        </QuestionArticle>
      </section>
    </div>
  );
}
