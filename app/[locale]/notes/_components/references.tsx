import { useTranslations } from 'next-intl';
import type { ClaimView } from '@/lib/server/notes-view';

type Source = ClaimView['sources'][number];

/** The works that a page names, each once, in the order of their first mention. */
export function referencesOf(claims: ClaimView[]): Source[] {
  return [...new Map(claims.flatMap(({ sources }) => sources).map((source) => [source.id, source])).values()];
}

export function References({ sources }: { sources: Source[] }) {
  const t = useTranslations('notes');
  return (
    <section aria-labelledby="references" className="mt-14 border-t border-rule pt-6">
      <h2 id="references" className="font-display text-lg font-semibold">
        {t('references')}
      </h2>
      <ol lang="en" className="references">
        {sources.map(({ id, citation }) => (
          <li key={id} id={`source-${id}`}>
            {citation}
          </li>
        ))}
      </ol>
    </section>
  );
}
