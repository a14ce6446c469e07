import { useTranslations } from 'next-intl';
import { Link } from '@/app/_i18n/navigation';
import type { SectionLink, SectionView } from '@/lib/server/notes-view';

export function SectionPager({ previous, next }: Pick<SectionView, 'previous' | 'next'>) {
  const t = useTranslations('notes');
  return (
    <nav
      aria-label={t('pager')}
      className="mt-12 grid gap-3 border-t border-rule pt-6 sm:grid-cols-2 print:hidden"
    >
      {previous ? <Neighbour label={t('previous')} section={previous} /> : <span className="max-sm:hidden" />}
      {next && <Neighbour label={t('next')} section={next} end />}
    </nav>
  );
}

function Neighbour({ label, section, end = false }: { label: string; section: SectionLink; end?: boolean }) {
  return (
    <Link
      href={`/notes/${section.id}`}
      className={`card block px-5 py-3.5 transition-colors hover:border-accent ${end ? 'text-end' : ''}`}
    >
      <span className="eyebrow block">{label}</span>
      <span className="block font-semibold">{section.title}</span>
    </Link>
  );
}
