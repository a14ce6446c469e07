import { getLocale } from 'next-intl/server';
import { redirect } from '@/app/_i18n/navigation';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { nextReviewQuestion } from '@/lib/server/review';
import { DatabaseDown } from '../../_components/database-down';
import { questionPath } from '../../_question/question-scope';

/** Goes to the next question that is due, or back to the page that says when one will be. */
export default async function ReviewStartPage() {
  const locale = await getLocale();
  const token = await whenUp(async () => nextReviewQuestion(await readActor()));
  if (!token.up) return <DatabaseDown />;
  const href = token.value === null ? '/review' : questionPath('review', token.value, {});
  return redirect({ href, locale });
}
