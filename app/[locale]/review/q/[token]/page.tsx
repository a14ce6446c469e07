import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { QuestionPage } from '../../../_question/question-page';
import { readScope, type SearchParams } from '../../../_question/question-scope';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('title'), robots: { index: false } };
}

type Props = { params: Promise<{ token: string }>; searchParams: Promise<SearchParams> };

export default async function ReviewQuestionPage({ params, searchParams }: Props) {
  const [{ token }, search] = await Promise.all([params, searchParams]);
  return <QuestionPage token={token} scope={readScope(search)} />;
}
