'use client';

import { useEffect } from 'react';
import { warmGpu } from '@/lib/gpu/verify-client';

/** The part of the page that an open question does without. */
export const loadAftermath = () => import('./aftermath');

/** Readies, while the question is being read, what its answer will bring: the GPU, the worked solution and its signs. */
export function useWarmUp(isNumber: boolean): void {
  useEffect(
    () =>
      whenIdle(() => {
        if (isNumber) warmGpu();
        warmFonts();
        // Without a connection the verdict does not come either, and whatever is missing then is fetched again.
        loadAftermath().catch(() => undefined);
      }),
    [isNumber],
  );
}

/** Large signs have fonts of their own; one that came after the solution would move its lines. */
function warmFonts(): void {
  for (const face of document.fonts) {
    if (
      face.status === 'unloaded' &&
      /KaTeX_(Main|Math|Size\d)/.test(face.family) &&
      face.weight !== 'bold'
    ) {
      face.load().catch(() => undefined);
    }
  }
}

const SOON_MS = 2000;
/** Safari knows no idle time. */
const FALLBACK_MS = 200;

/** Calls once the page has nothing else to do; returns how to call it off. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(work, { timeout: SOON_MS });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(work, FALLBACK_MS);
  return () => clearTimeout(handle);
}
