'use client';

import { useEffect, useRef } from 'react';

const everyMilliseconds = 3_000;

/** Calls back as long as the server answers that its database is there, at most every three seconds. */
export function useHealthy(onHealthy: () => void): void {
  const callback = useRef(onHealthy);
  callback.current = onHealthy;

  useEffect(() => {
    const timer = setInterval(async () => {
      const healthy = await fetch('/api/health', { cache: 'no-store' }).then(
        (response) => response.ok,
        () => false,
      );
      if (healthy) callback.current();
    }, everyMilliseconds);
    return () => clearInterval(timer);
  }, []);
}
