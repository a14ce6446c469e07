import { useTranslations } from 'next-intl';
import { Arrow } from '@/app/_components/icons';
import { Link } from '@/app/_i18n/navigation';
import { PendingLine } from '../../_components/pending-line';

type Props = { href: string; title: string; body?: string; count?: number; strong?: boolean };

/** Starts a run. Never prefetched: each start draws a question of its own. */
export function StartCard({ href, title, body, count, strong = false }: Props) {
  const t = useTranslations('practice');
  return (
    <Link
      href={href}
      prefetch={false}
      className={`card group flex h-full min-h-20 items-center gap-4 px-5 py-4 transition-colors hover:border-accent ${strong ? 'shadow-card' : ''}`}
    >
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{title}</span>
        {body && <span className="block text-sm text-soft">{body}</span>}
        {count !== undefined && (
          <span className="block text-xs text-faint tabular-nums">{t('items', { count })}</span>
        )}
      </span>
      <Arrow className="shrink-0 text-faint transition-colors group-hover:text-accent" />
      <PendingLine />
    </Link>
  );
}
