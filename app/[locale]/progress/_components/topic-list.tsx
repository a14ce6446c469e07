import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/app/_i18n/navigation';
import type { TopicStrength } from '@/lib/server/topic-strength';
import { ShareBar } from '../../_plot/share-bar';
import { useWords } from '../../_plot/use-words';

/** So many before the rest is folded away. */
const FIRST = 6;

/** Topics that were begun, the weakest first, and those that wait. */
export function TopicList({ topics }: { topics: TopicStrength[] }) {
  const t = useTranslations('progress');
  const begun = topics.filter(({ seen }) => seen.seen > 0);
  const waiting = topics.filter(({ seen }) => seen.seen === 0);
  const rest = begun.slice(FIRST);
  return (
    <section aria-labelledby="topics" className="min-w-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="topics" className="font-display text-xl font-semibold">
          {t('topics')}
        </h2>
        <Link href="/practice/start?weak=1" prefetch={false} className="link text-sm">
          {t('practiseWeak')}
        </Link>
      </div>
      <Rows topics={begun.slice(0, FIRST)} />
      {rest.length > 0 && (
        <details className="fold">
          <summary>{t('moreTopics', { count: rest.length })}</summary>
          <Rows topics={rest} />
        </details>
      )}
      {waiting.length > 0 && (
        <details className="fold">
          <summary>{t('topicsWaiting', { count: waiting.length })}</summary>
          <Waiting topics={waiting} />
        </details>
      )}
      <p className="mt-2 text-xs text-faint">{t('topicsHelp')}</p>
    </section>
  );
}

const pathOf = ({ pack, topic }: TopicStrength) => `/progress/topics/${pack}/${topic}`;

function Rows({ topics }: { topics: TopicStrength[] }) {
  const t = useTranslations('progress');
  const locale = useLocale();
  const { percent } = useWords();
  return (
    <ul className="mt-3 border-b border-rule">
      {topics.map((topic) => {
        const { all, seen, title } = topic;
        const range = t('between', { low: percent(all.low), high: percent(all.high) });
        return (
          <li key={pathOf(topic)} className="border-t border-rule py-3">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <Link href={pathOf(topic)} prefetch={false} className="font-medium hover:text-accent">
                {title[locale]}
              </Link>
              <span className="text-sm tabular-nums">
                <span className="font-semibold">{percent(all.expected)}</span>{' '}
                <span className="text-soft">{range}</span>
              </span>
            </p>
            <ShareBar share={all} />
            <p className="mt-1 text-xs text-faint">
              {t('topicSeen', {
                seen: all.seen,
                total: all.seen + all.unseen,
                recall: percent(seen.expected),
              })}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function Waiting({ topics }: { topics: TopicStrength[] }) {
  const t = useTranslations('progress');
  const locale = useLocale();
  return (
    <ul className="text-sm">
      {topics.map((topic) => (
        <li key={pathOf(topic)} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5">
          <Link href={pathOf(topic)} prefetch={false} className="hover:text-accent">
            {topic.title[locale]}
          </Link>
          <span className="text-faint">{t('questions', { count: topic.all.unseen })}</span>
        </li>
      ))}
    </ul>
  );
}
