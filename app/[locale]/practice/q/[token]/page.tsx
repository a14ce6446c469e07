import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { parseScope } from '@/lib/server/practice-scope';
import { QuestionPage } from '../../../_question/question-page';
import type { SearchParams } from '../../../_question/question-scope';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('practice'))('title'), robots: { index: false } };
}

type Props = { params: Promise<{ token: string }>; searchParams: Promise<SearchParams> };

export default async function PracticeQuestionPage({ params, searchParams }: Props) {
  const [{ token }, search] = await Promise.all([params, searchParams]);
  const reading = parseScope(search);
  if (!reading.ok) notFound();
  return <QuestionPage token={token} scope={reading.scope} />;
}
