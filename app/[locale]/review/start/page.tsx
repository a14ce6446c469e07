import { getLocale } from 'next-intl/server';
import { redirect } from '@/app/_i18n/navigation';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { nextReviewQuestion } from '@/lib/server/review';
import { DatabaseDown } from '../../_components/database-down';
import { questionPath, type SearchParams } from '../../_question/question-scope';

/** Goes to the next question of today's queue, with `ahead` of tomorrow's, or back to the page that says when one will be. */
export default async function ReviewStartPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [search, locale] = await Promise.all([searchParams, getLocale()]);
  const ahead = search.ahead !== undefined;
  const token = await whenUp(async () => nextReviewQuestion(await readActor(), { ahead }));
  if (!token.up) return <DatabaseDown />;
  const href =
    token.value === null ? '/review' : questionPath('review', token.value, ahead ? { ahead: '1' } : {});
  return redirect({ href, locale });
}
