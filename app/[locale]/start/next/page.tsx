import { getLocale } from 'next-intl/server';
import { redirect } from '@/app/_i18n/navigation';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { nextPlacement } from '@/lib/server/placement';
import { DatabaseDown } from '../../_components/database-down';
import { questionPath, type SearchParams } from '../../_question/question-scope';

/** Goes to the next question of the placement, with `anew` to the first of another; or to what it came to. */
export default async function NextPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [search, locale] = await Promise.all([searchParams, getLocale()]);
  const token = await whenUp(async () =>
    nextPlacement(await readActor(), { anew: search.anew !== undefined }),
  );
  if (!token.up) return <DatabaseDown />;
  const href = token.value === null ? '/start/result' : questionPath('placement', token.value, {});
  return redirect({ href, locale });
}
