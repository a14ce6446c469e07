'use client';

import { useEffect, useRef, useState } from 'react';
import { type ClockOffset, narrowOffset, offsetMs } from './clock-offset';

/** How often the clock is asked for, in milliseconds: a second's drift takes days, but a laptop sleeps. */
const everyMs = 15_000;

export type ServerClock = {
  leftMs: number;
  /** The server's time as far as it is known here. */
  now: () => number;
  /** What an exchange with the server told of its clock. */
  note: (sentMs: number, serverMs: number) => void;
};

/** Counts down to `endsAt` by the server's clock, which read `startedWith` when the page was made. */
export function useServerClock(startedWith: number, endsAt: number): ServerClock {
  const offset = useRef<ClockOffset | null>(null);
  const [leftMs, setLeftMs] = useState(endsAt - startedWith);
  const guess = useRef<number | null>(null);

  function now(): number {
    // Until the first exchange: as if the page had taken no time.
    guess.current ??= startedWith - Date.now();
    return Date.now() + (offset.current ? offsetMs(offset.current) : guess.current);
  }

  /** In whole seconds, so that the page is drawn once in each. */
  function tick() {
    setLeftMs(Math.ceil((endsAt - now()) / 1000) * 1000);
  }

  function note(sentMs: number, serverMs: number) {
    offset.current = narrowOffset(offset.current, sentMs, Date.now(), serverMs);
    tick();
  }

  const latest = useRef({ tick, note });
  latest.current = { tick, note };

  useEffect(() => {
    async function ask() {
      const sentMs = Date.now();
      const answer = await fetch('/api/clock', { cache: 'no-store' }).then(
        (response) => (response.ok ? (response.json() as Promise<{ now: number }>) : null),
        () => null,
      );
      if (answer) latest.current.note(sentMs, answer.now);
    }
    const onVisible = () => {
      if (document.visibilityState === 'visible') ask();
    };
    ask();
    const asking = setInterval(ask, everyMs);
    const ticking = setInterval(() => latest.current.tick(), 500);
    document.addEventListener('visibilitychange', onVisible);
    window.addEventListener('online', ask);
    return () => {
      clearInterval(asking);
      clearInterval(ticking);
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('online', ask);
    };
  }, []);

  return { leftMs, now, note };
}
