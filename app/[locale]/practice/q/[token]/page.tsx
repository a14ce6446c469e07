import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { QuestionPage } from '../../../_question/question-page';
import { readScope } from '../../../_question/question-scope';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('practice'))('title'), robots: { index: false } };
}

export default async function PracticeQuestionPage({
  params,
  searchParams,
}: PageProps<'/[locale]/practice/q/[token]'>) {
  const [{ token }, search] = await Promise.all([params, searchParams]);
  return <QuestionPage token={decodeURIComponent(token)} scope={readScope(search)} />;
}
