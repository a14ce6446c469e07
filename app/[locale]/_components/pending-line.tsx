'use client';

import { useLinkStatus } from 'next/link';

/**
 * Inside a link: a line along the window's upper edge while its page is on the way. The page one came from stays as it
 * is until then, so that nothing moves; the line shows after 200 ms, which most pages do not take.
 */
export function PendingLine() {
  const { pending } = useLinkStatus();
  return pending ? (
    <span className="fixed inset-x-0 top-0 z-50 h-0.5" aria-hidden="true">
      <span className="progress-line" />
    </span>
  ) : null;
}
