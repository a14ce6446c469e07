import { useLocale, useTranslations } from 'next-intl';
import { HtmlLine } from '@/app/_components/html';
import { Link } from '@/app/_i18n/navigation';
import type { Hit } from '@/lib/notes/search';
import { renderLine } from '@/lib/server/markdown';

export function HitList({ query, hits }: { query: string; hits: Hit[] }) {
  const t = useTranslations('notes');
  const locale = useLocale();
  return (
    <section aria-label={t('search')} className="mt-6">
      <p role="status" className="text-sm text-soft">
        {t('hits', { count: hits.length, query })} {hits.length === 0 && t('noHits')}
      </p>
      <ol className="mt-3 divide-y divide-rule border-y border-rule">
        {hits.map(({ claim, section, title, excerpt }) => (
          <li key={claim.id}>
            <Link href={`/notes/${section.id}#${claim.id}`} className="group block py-3.5">
              <span className="eyebrow block">{section.title[locale]}</span>
              <span className="block font-semibold group-hover:text-accent">
                <HtmlLine html={renderLine(title[locale])} />
              </span>
              <span className="block text-sm text-soft">{excerpt}</span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
