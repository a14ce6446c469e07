'use client';

import { useSelectedLayoutSegment } from 'next/navigation';
import type { ReactNode } from 'react';
import { Link } from '@/app/_i18n/navigation';
import { PendingLine } from './pending-line';

type Props = { href: string; segment: string; label: string; children?: ReactNode };

export function NavLink({ href, segment, label, children }: Props) {
  const current = useSelectedLayoutSegment() === segment;
  return (
    <li className="max-md:flex-1">
      <Link
        href={href}
        aria-current={current ? 'page' : undefined}
        className="nav-link relative flex min-h-11 items-center justify-center rounded-md px-3 text-sm text-soft hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink max-md:min-h-15"
      >
        <span
          data-label={label}
          // As wide as the current page's label, which is bolder: its neighbours stay where they are.
          className="relative after:invisible after:block after:h-0 after:overflow-hidden after:font-semibold after:content-[attr(data-label)]"
        >
          {label}
          {children}
        </span>
        <PendingLine />
      </Link>
    </li>
  );
}
