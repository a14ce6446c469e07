'use client';

import { useEffect, useRef } from 'react';

/** Calls back with the digit pressed, wherever the focus is but in a place for text. */
export function useDigits(onDigit: (digit: string) => void, active: boolean) {
  const latest = useRef(onDigit);
  latest.current = onDigit;

  useEffect(() => {
    if (!active) return;
    function onKeyDown(event: KeyboardEvent) {
      const target = event.target as HTMLElement;
      const typing = target.closest('input:not([type=radio], [type=checkbox]), textarea, select');
      if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (/^[1-9]$/.test(event.key)) latest.current(event.key);
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [active]);
}
