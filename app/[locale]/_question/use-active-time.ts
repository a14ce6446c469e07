'use client';

import { useEffect, useRef } from 'react';

/** Milliseconds this question has been in front of the learner; time in another tab does not count. */
export function useActiveTime(): () => number {
  const spent = useRef(0);
  const since = useRef<number | null>(null);

  useEffect(() => {
    const settle = () => {
      if (since.current !== null) spent.current += performance.now() - since.current;
      since.current = document.visibilityState === 'visible' ? performance.now() : null;
    };
    settle();
    document.addEventListener('visibilitychange', settle);
    return () => document.removeEventListener('visibilitychange', settle);
  }, []);

  return () => {
    const running = since.current === null ? 0 : performance.now() - since.current;
    return Math.round(spent.current + running);
  };
}
