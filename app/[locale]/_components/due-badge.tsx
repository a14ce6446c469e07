import { getTranslations } from 'next-intl/server';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { reviewSummary } from '@/lib/server/review';

/** How many cards are due, beside the word Review; nothing when none is, or while the database is away. */
export async function DueBadge() {
  const summary = await whenUp(async () => reviewSummary(await readActor()));
  if (!summary.up || summary.value.dueNow === 0) return null;
  const t = await getTranslations('nav');
  const count = summary.value.dueNow;
  return (
    <span className="absolute -top-2.5 left-full ml-0.5 inline-flex h-5 min-w-5 items-center justify-center rounded-full bg-accent px-1.5 text-[0.6875rem] leading-none font-semibold text-on-accent tabular-nums">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="sr-only"> {t('dueCount', { count })}</span>
    </span>
  );
}
