import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { redirect } from '@/app/_i18n/navigation';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { nextQuestion } from '@/lib/server/practice';
import { DatabaseDown } from '../../_components/database-down';
import { questionPath, readScope, type SearchParams } from '../../_question/question-scope';

/** Draws a question and goes there; an address one can keep, send and open in a new tab. */
export default async function StartPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [search, locale] = await Promise.all([searchParams, getLocale()]);
  const scope = readScope(search);
  const item = typeof search.item === 'string' ? { item: search.item } : {};
  const token = await whenUp(async () => nextQuestion(await readActor(), { ...scope, ...item }));
  if (!token.up) return <DatabaseDown />;
  if (token.value === null) notFound();
  return redirect({ href: questionPath('practice', token.value, scope), locale });
}
