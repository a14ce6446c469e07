import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/app/_i18n/navigation';
import type { Scope } from '@/lib/server/practice-scope';
import type { PackChoice } from '@/lib/server/practice-view';
import { scopeQuery } from '../../_question/question-scope';
import { StartCard } from './start-card';

/** What fits of a pack, its topics as cards; the pack as a whole comes last. */
export function PackSection({ pack, scope }: { pack: PackChoice; scope: Scope }) {
  const t = useTranslations('practice');
  const paper = useTranslations('worksheet');
  const locale = useLocale();
  const headingId = `pack-${pack.slug}`;
  const start = (narrower: Scope) => `/practice/start${scopeQuery({ ...scope, ...narrower })}`;
  return (
    <section aria-labelledby={headingId} className="mt-12">
      <h2 id={headingId} className="font-display text-xl font-semibold">
        {pack.title[locale]}
      </h2>
      <p className="mt-1 max-w-prose text-sm text-soft">{pack.summary[locale]}</p>
      <ul className="mt-5 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {pack.topics.map((topic) => (
          <li key={topic.id}>
            <StartCard
              href={start({ pack: pack.slug, topic: topic.id })}
              title={topic.title[locale]}
              count={topic.itemCount}
            />
          </li>
        ))}
        {scope.topic === undefined && (
          <li>
            <StartCard href={start({ pack: pack.slug })} title={t('wholePack')} count={pack.itemCount} />
          </li>
        )}
      </ul>
      <Link
        href={`/practice/print/${encodeURIComponent(pack.slug)}`}
        prefetch={false}
        className="link mt-3 inline-block text-sm"
      >
        {paper('onPaper')}
      </Link>
    </section>
  );
}
