import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { Link } from '@/app/_i18n/navigation';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { readTopicProgress, type TopicItem, type TopicProgress } from '@/lib/server/topic-progress';
import { DatabaseDown } from '../../../../_components/database-down';
import { dayInWords } from '../../../../_components/day-in-words';
import { ShareBar } from '../../../../_plot/share-bar';
import { useWords } from '../../../../_plot/use-words';

type Params = Promise<{ pack: string; topic: string }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('progress'))('topicTitle'), robots: { index: false } };
}

async function load({ pack, topic }: Awaited<Params>) {
  const actor = await readActor();
  const progress = await readTopicProgress(actor, pack, topic);
  return progress && { progress, timeZone: actor.kind === 'learner' ? actor.timeZone : 'UTC' };
}

/** One topic: how it stands, and each of its questions. */
export default async function TopicPage({ params }: { params: Params }) {
  const names = await params;
  const [t, locale, loaded] = await Promise.all([
    getTranslations('progress'),
    getLocale(),
    whenUp(() => load(names)),
  ]);
  if (!loaded.up) return <DatabaseDown />;
  if (loaded.value === null) notFound();
  const { progress, timeZone } = loaded.value;
  const practise = new URLSearchParams({ pack: progress.pack, topic: progress.topic });
  return (
    <div className="page max-w-[49rem] pt-8 md:pt-12">
      <p className="mb-4 text-sm">
        <Link href="/progress" className="link">
          {t('back')}
        </Link>
      </p>
      <p className="eyebrow">{progress.packTitle[locale]}</p>
      <h1 className="mt-1 font-display text-2xl font-semibold tracking-tight">{progress.title[locale]}</h1>
      <Strength progress={progress} />
      <p className="mt-5">
        <Link href={`/practice/start?${practise}`} prefetch={false} className="button button-main">
          {t('practiseTopic')}
        </Link>
      </p>
      <h2 className="mt-9 font-display text-xl font-semibold">{t('topicItems')}</h2>
      <ul className="mt-3 border-b border-rule">
        {progress.items.map((item) => (
          <ItemRow key={item.itemId} pack={progress.pack} item={item} timeZone={timeZone} />
        ))}
      </ul>
      <p className="mt-2 text-xs text-faint">{t('topicsHelp')}</p>
    </div>
  );
}

function Strength({ progress: { all, seen } }: { progress: TopicProgress }) {
  const t = useTranslations('progress');
  const { percent } = useWords();
  return (
    <div className="mt-4 max-w-md">
      <p className="text-sm text-soft">{t('topicShare')}</p>
      <p className="tabular-nums">
        <span className="font-display text-2xl font-semibold">{percent(all.expected)}</span>{' '}
        <span className="text-sm text-soft">
          {t('between', { low: percent(all.low), high: percent(all.high) })}
        </span>
      </p>
      <ShareBar share={all} />
      <p className="mt-1 text-sm text-soft">
        {t('topicSeen', { seen: all.seen, total: all.seen + all.unseen, recall: percent(seen.expected) })}
      </p>
    </div>
  );
}

type RowProps = { pack: string; item: TopicItem; timeZone: string };

async function ItemRow({ pack, item: { itemId, title, card }, timeZone }: RowProps) {
  const [t, locale] = await Promise.all([getTranslations('progress'), getLocale()]);
  const due = card && (card.suspended ? t('suspended') : await dayInWords(card.dueAt, timeZone));
  return (
    <li className="border-t border-rule">
      <Link
        href={`/progress/items/${pack}/${itemId}`}
        prefetch={false}
        className="block py-3 hover:bg-sunken sm:-mx-3 sm:rounded-md sm:px-3"
      >
        <span className="font-medium">{title[locale]}</span>
        {card && due ? (
          <CardLine recall={card.recall} due={due} />
        ) : (
          <span className="block text-sm text-faint">{t('neverSeen')}</span>
        )}
      </Link>
    </li>
  );
}

function CardLine({ recall, due }: { recall: number; due: string }) {
  const t = useTranslations('progress');
  const { percent } = useWords();
  return (
    <span className="flex flex-wrap gap-x-6 text-sm text-soft tabular-nums">
      <span>{t('recallNow', { share: percent(recall) })}</span>
      <span>{due}</span>
    </span>
  );
}
