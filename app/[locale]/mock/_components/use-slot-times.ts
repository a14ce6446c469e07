'use client';

import { useEffect, useRef } from 'react';

/**
 * Milliseconds that each question has been in front of the learner, going on from what is known already; time in
 * another tab does not count. Returns how to read them.
 */
export function useSlotTimes(current: number, before: readonly number[]): (place: number) => number {
  const spent = useRef([...before]);
  const running = useRef<{ place: number; since: number } | null>(null);

  useEffect(() => {
    function settle(next: number | null) {
      const { place, since } = running.current ?? { place: current, since: performance.now() };
      spent.current[place] = (spent.current[place] ?? 0) + performance.now() - since;
      running.current = next === null ? null : { place: next, since: performance.now() };
    }
    const onVisibility = () => settle(document.visibilityState === 'visible' ? current : null);
    onVisibility();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      settle(null);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [current]);

  return (place) => {
    const since = running.current?.place === place ? performance.now() - running.current.since : 0;
    return Math.round((spent.current[place] ?? 0) + since);
  };
}
