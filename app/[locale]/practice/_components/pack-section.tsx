import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/app/_i18n/navigation';
import type { PackSummary } from '@/lib/server/packs';
import { StartCard } from './start-card';

/** A pack's topics as cards; the pack as a whole comes first. */
export function PackSection({ pack }: { pack: PackSummary }) {
  const t = useTranslations('practice');
  const paper = useTranslations('worksheet');
  const locale = useLocale();
  const headingId = `pack-${pack.slug}`;
  const slug = encodeURIComponent(pack.slug);
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
              href={`/practice/start?pack=${slug}&topic=${encodeURIComponent(topic.id)}`}
              title={topic.title[locale]}
              count={topic.itemCount}
            />
          </li>
        ))}
        <li>
          <StartCard href={`/practice/start?pack=${slug}`} title={t('wholePack')} count={pack.itemCount} />
        </li>
      </ul>
      <Link href={`/practice/print/${slug}`} prefetch={false} className="link mt-3 inline-block text-sm">
        {paper('onPaper')}
      </Link>
    </section>
  );
}
