'use client';

import { useState } from 'react';
import type { HintView } from '@/lib/server/hints';
import { openHint } from './actions';

export type Hints = { opened: HintView[]; left: number; failed: boolean; busy: boolean; open: () => void };

/** Hints are fetched one by one when asked for: an unopened hint is not in the page. */
export function useHints(token: string, count: number): Hints {
  const [opened, setOpened] = useState<HintView[]>([]);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);

  async function open() {
    if (busy) return;
    setBusy(true);
    const hint = await openHint(token, opened.length).catch(() => null);
    setBusy(false);
    setFailed(hint === null);
    if (hint !== null) setOpened([...opened, hint]);
  }

  return { opened, left: count - opened.length, failed, busy, open };
}
