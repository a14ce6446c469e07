import { useTranslations } from 'next-intl';
import { Link } from '@/app/_i18n/navigation';
import type { PartView } from '@/lib/server/notes-view';

/** A part of the course: its numeral in the margin, its sections as a list. */
export function PartSection({ part }: { part: PartView }) {
  const t = useTranslations('notes');
  const headingId = `part-${part.id}`;
  return (
    <section
      aria-labelledby={headingId}
      className="grid gap-x-10 gap-y-3 border-t border-ink pt-4 md:grid-cols-[15rem_minmax(0,1fr)]"
    >
      <h2 id={headingId} className="font-display text-xl font-semibold">
        <span className="mr-2 text-faint">{part.numeral}</span>
        {part.title}
      </h2>
      <ol className="divide-y divide-rule">
        {part.sections.map((section) => (
          <li key={section.id}>
            <Link href={`/notes/${section.id}`} className="group block py-3 md:first:pt-0">
              <span className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-semibold group-hover:text-accent">{section.title}</span>
                <span className="text-xs text-faint tabular-nums">
                  {t('claims', { count: section.claimCount })}
                  {section.errata > 0 && <> · {t('errata', { count: section.errata })}</>}
                </span>
              </span>
              <span className="block text-sm text-soft">{section.summary}</span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
