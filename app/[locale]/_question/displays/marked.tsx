import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Cross, Tick } from '@/app/_components/icons';

/** A line of an answered question with a sign and words for right or wrong: never by colour alone. */
export function Marked({
  right,
  label,
  children,
}: {
  /** null: there is nothing to say about it. */
  right: boolean | null;
  /** What the sign means, for who does not see it. */
  label: string;
  children: ReactNode;
}) {
  const Sign = right ? Tick : Cross;
  const ink = right ? 'text-good' : 'text-bad';
  return (
    <div className="flex gap-3">
      <span className={`mt-1 w-5 shrink-0 ${ink}`}>
        {right !== null && (
          <>
            <Sign strokeWidth="2.2" />
            <span className="sr-only">{label}</span>
          </>
        )}
      </span>
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

/** What the learner had put there, said in words beside the right answer. */
export function Given({ children }: { children: ReactNode }) {
  const t = useTranslations('answer');
  return (
    <div className="mt-0.5 flex flex-wrap gap-x-2 text-sm text-soft">
      <span className="text-faint">{t('yours')}</span>
      {children}
    </div>
  );
}
