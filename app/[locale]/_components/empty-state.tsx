import type { ReactNode } from 'react';

type Props = { title: string; body: string; children?: ReactNode };

/** Nothing here yet: why, and the way on. */
export function EmptyState({ title, body, children }: Props) {
  return (
    <section className="card relative mt-8 overflow-hidden px-6 py-10 sm:px-10 sm:py-14">
      <div aria-hidden="true" className="graph-paper absolute inset-0" />
      <div className="relative">
        <h2 className="font-display text-xl font-semibold">{title}</h2>
        <p className="mt-1.5 max-w-prose text-soft">{body}</p>
        {children && <div className="mt-5 flex flex-wrap gap-3">{children}</div>}
      </div>
    </section>
  );
}
