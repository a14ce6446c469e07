import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { HtmlLine } from '@/app/_components/html';
import { Link } from '@/app/_i18n/navigation';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { type ItemProgress, readItemProgress } from '@/lib/server/item-progress';
import { DatabaseDown } from '../../../../_components/database-down';
import { dayInWords } from '../../../../_components/day-in-words';
import { EmptyState } from '../../../../_components/empty-state';
import { ItemAttempt } from '../../../_components/item-attempt';
import { MemoryCurve } from '../../../_components/memory-curve';
import { Pager } from '../../../_components/pager';

type Props = {
  params: Promise<{ pack: string; item: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('progress'))('itemTitle'), robots: { index: false } };
}

async function load(packSlug: string, itemId: string, before: string | undefined) {
  const [actor, only] = await Promise.all([readActor(), getLocale()]);
  const item = await readItemProgress(actor, { packSlug, itemId }, { before, only });
  return item && { item, timeZone: actor.kind === 'learner' ? actor.timeZone : 'UTC' };
}

/** One question over time: what is remembered of it, and every answer with the very numbers it was given to. */
export default async function ItemPage({ params, searchParams }: Props) {
  const [{ pack, item: itemId }, query] = await Promise.all([params, searchParams]);
  const before = [query.before].flat()[0];
  const [t, locale, loaded] = await Promise.all([
    getTranslations('progress'),
    getLocale(),
    whenUp(() => load(pack, itemId, before)),
  ]);
  if (!loaded.up) return <DatabaseDown />;
  if (loaded.value === null) notFound();
  const { item, timeZone } = loaded.value;
  const topic = `/progress/topics/${item.pack}/${item.topic.id}`;
  return (
    <div className="page max-w-[49rem] pt-8 md:pt-12">
      <p className="mb-4 flex flex-wrap gap-x-6 text-sm">
        <Link href="/progress" className="link">
          {t('back')}
        </Link>
        {item.isCurrent && (
          <Link href={topic} prefetch={false} className="link">
            {item.topic.title[locale]}
          </Link>
        )}
      </p>
      <h1 className="font-display text-2xl font-semibold tracking-tight">{item.title[locale]}</h1>
      {item.claim && (
        <p className="text-sm text-soft">
          {t('tests')}{' '}
          <Link href={item.claim.path} prefetch={false} className="link">
            <HtmlLine html={item.claim.titleHtml[locale]} />
          </Link>
        </p>
      )}
      {item.total === 0 ? (
        <NeverAnswered item={item} />
      ) : (
        <History item={item} timeZone={timeZone} isFirst={before === undefined} />
      )}
    </div>
  );
}

async function NeverAnswered({ item }: { item: ItemProgress }) {
  const t = await getTranslations('progress');
  return (
    <EmptyState title={t('neverSeen')} body={t('itemEmpty')}>
      <PractiseItem item={item} main />
    </EmptyState>
  );
}

async function PractiseItem({ item: { pack, itemId }, main }: { item: ItemProgress; main: boolean }) {
  const t = await getTranslations('attempt');
  const again = new URLSearchParams({ pack, item: itemId });
  return (
    <Link
      href={`/practice/start?${again}`}
      prefetch={false}
      className={`button ${main ? 'button-main' : 'button-plain'}`}
    >
      {t('again')}
    </Link>
  );
}

async function History({
  item,
  timeZone,
  isFirst,
}: {
  item: ItemProgress;
  timeZone: string;
  isFirst: boolean;
}) {
  const [t, locale] = await Promise.all([getTranslations('progress'), getLocale()]);
  return (
    <>
      <MemoryCurve item={item} due={item.card && (await dayInWords(item.card.dueAt, timeZone))} />
      {item.isCurrent && (
        <p className="mt-5">
          <PractiseItem item={item} main={false} />
        </p>
      )}
      <section aria-labelledby="answers" className="mt-9">
        <h2 id="answers" className="font-display text-xl font-semibold">
          {t('itemAnswers', { count: item.total })}
        </h2>
        <ol className="mt-3 border-b border-rule">
          {item.attempts.map((attempt) => (
            <ItemAttempt key={attempt.id} attempt={attempt} timeZone={timeZone} locale={locale} />
          ))}
        </ol>
        <Pager path={`/progress/items/${item.pack}/${item.itemId}`} isFirst={isFirst} older={item.older} />
      </section>
    </>
  );
}
