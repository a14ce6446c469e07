import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { redirect } from '@/app/_i18n/navigation';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { isKnownScope, nextQuestion } from '@/lib/server/practice';
import { parseScope } from '@/lib/server/practice-scope';
import { DatabaseDown } from '../../_components/database-down';
import { questionPath, type SearchParams, scopeQuery } from '../../_question/question-scope';

/**
 * Draws a question and goes there; an address one can keep, send and open in a new tab. Where nothing fits for now, the
 * way leads to the page that says so.
 */
export default async function StartPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [search, locale] = await Promise.all([searchParams, getLocale()]);
  const reading = parseScope(search);
  if (!reading.ok) notFound();
  const { scope } = reading;
  const { item } = search;
  const drawn = await whenUp(async () => {
    const actor = await readActor();
    const token = await nextQuestion(actor, item === undefined ? scope : { ...scope, item });
    return { token, known: token !== null || (item === undefined && (await isKnownScope(actor, scope))) };
  });
  if (!drawn.up) return <DatabaseDown />;
  const { token, known } = drawn.value;
  if (!known) notFound();
  const href = token === null ? `/practice${scopeQuery(scope)}` : questionPath('practice', token, scope);
  return redirect({ href, locale });
}
