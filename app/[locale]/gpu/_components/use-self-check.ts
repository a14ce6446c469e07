import { useEffect, useRef, useState } from 'react';
import type { Finding } from '@/lib/gpu/self-check';
import type { FromSelfCheck } from '@/lib/gpu/self-check-worker';

export type SelfCheck =
  | { status: 'idle' }
  | { status: 'running' | 'done' | 'cancelled'; adapter: string; total: number; findings: Finding[] }
  | { status: 'refused'; reason: 'noWebGpu' | 'noAdapter' | 'failed' };

const opening: SelfCheck = { status: 'running', adapter: '', total: 0, findings: [] };

function next(state: SelfCheck, message: FromSelfCheck): SelfCheck {
  if (message.kind === 'refused') return { status: 'refused', reason: message.reason };
  if (state.status !== 'running') return state;
  if (message.kind === 'start') return { ...state, adapter: message.adapter, total: message.total };
  if (message.kind === 'finding') return { ...state, findings: [...state.findings, message.finding] };
  return { ...state, status: 'done' };
}

/** Runs the checks in a worker of their own; cancelling ends it. */
export function useSelfCheck(): { state: SelfCheck; start: () => void; cancel: () => void } {
  const [state, setState] = useState<SelfCheck>({ status: 'idle' });
  const worker = useRef<Worker | null>(null);

  function stop() {
    worker.current?.terminate();
    worker.current = null;
  }
  useEffect(() => () => worker.current?.terminate(), []);

  function start() {
    stop();
    if (!('gpu' in navigator) || !navigator.gpu) return setState({ status: 'refused', reason: 'noWebGpu' });
    // Written out here, since the bundler finds a worker by this very expression.
    const own = new Worker(new URL('../../../../lib/gpu/self-check-worker.ts', import.meta.url), {
      type: 'module',
    });
    worker.current = own;
    setState(opening);
    own.addEventListener('message', ({ data }: MessageEvent<FromSelfCheck>) => {
      setState((before) => next(before, data));
      if (data.kind === 'end') stop();
    });
    own.addEventListener('error', () => {
      stop();
      setState({ status: 'refused', reason: 'failed' });
    });
  }

  function cancel() {
    stop();
    setState((before) => (before.status === 'running' ? { ...before, status: 'cancelled' } : before));
  }

  return { state, start, cancel };
}
