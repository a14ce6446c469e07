import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { QuestionPage } from '../../../_question/question-page';
import { readScope } from '../../../_question/question-scope';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('title'), robots: { index: false } };
}

export default async function ReviewQuestionPage({
  params,
  searchParams,
}: PageProps<'/[locale]/review/q/[token]'>) {
  const [{ token }, search] = await Promise.all([params, searchParams]);
  return <QuestionPage token={decodeURIComponent(token)} scope={readScope(search)} />;
}
