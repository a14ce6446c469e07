import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Link } from '@/app/_i18n/navigation';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { readPlacement } from '@/lib/server/placement';
import { QuestionPage } from '../../../_question/question-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('placement'))('title'), robots: { index: false } };
}

export default async function PlacementQuestionPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, t, placement] = await Promise.all([
    params,
    getTranslations('placement'),
    whenUp(async () => readPlacement(await readActor())),
  ]);
  return (
    <>
      <QuestionPage token={token} scope={{}} />
      <p className="page mt-10 flex max-w-[49rem] flex-wrap justify-between gap-x-6 text-sm text-soft tabular-nums">
        {placement.up &&
          t('progress', { answered: placement.value.answered, length: placement.value.length })}
        <Link href="/start/result" className="link">
          {t('stop')}
        </Link>
      </p>
    </>
  );
}
