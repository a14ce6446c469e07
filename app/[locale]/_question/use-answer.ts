'use client';

import { useRouter } from 'next/navigation';
import { useLocale } from 'next-intl';
import { useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { ensureSession } from '@/app/_components/auth-client';
import { maxRawLength } from '@/lib/quiz/limits';
import type { AnswerView } from '@/lib/server/answer-view';
import { type AnswerState, settle } from './answer-state';
import { deliver } from './deliver';
import { sendAnswer } from './send-answer';
import { useActiveTime } from './use-active-time';

type Attempt = { id: string; raw: string; gaveUp: boolean };

/** The life of one question on the page: typing, sending, the verdict. */
export function useAnswer(token: string, hasSession: boolean, given: AnswerView | null) {
  const [state, setState] = useState<AnswerState>(
    given === null || given.marking !== null
      ? { phase: 'open', problem: null }
      : { phase: 'closed', view: given },
  );
  const [marking, setMarking] = useState(given?.marking ?? null);
  const undelivered = useRef<Attempt | null>(null);
  const activeTime = useActiveTime();
  const locale = useLocale();
  const router = useRouter();

  async function submit(raw: string, gaveUp: boolean, hintsUsed: number) {
    if (state.phase !== 'open') return;
    if (!gaveUp && raw.trim() === '') {
      setState({ phase: 'open', problem: { kind: 'malformed', reason: { code: 'empty' } } });
      return;
    }
    const attempt = sameAttempt(undelivered.current, raw, gaveUp) ?? { id: uuidv7(), raw, gaveUp };
    undelivered.current = attempt;
    setState({ phase: 'sending', retrying: false });
    const input = {
      attemptId: attempt.id,
      token,
      // One character too many is enough for the server to call it too long.
      raw: gaveUp ? '' : raw.slice(0, maxRawLength + 1),
      gaveUp,
      hintsUsed,
      activeMs: activeTime(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      locale,
    };
    const delivery = await deliver(hasSession, {
      send: () => sendAnswer(input),
      ensureSession,
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      onRetry: () => setState({ phase: 'sending', retrying: true }),
    });
    if (!delivery.arrived) {
      setState({ phase: 'open', problem: { kind: delivery.reason } });
      return;
    }
    undelivered.current = null;
    const next = settle(delivery.outcome);
    setState(next);
    if (delivery.outcome.status === 'judged') setMarking(delivery.outcome.view.marking);
    // The header counts what is due and knows whether there is a session.
    if (next.phase === 'closed' || !hasSession) router.refresh();
  }

  return { state, marking, submit };
}

/** An answer that may or may not have arrived keeps its id as long as it stays the same answer. */
function sameAttempt(last: Attempt | null, raw: string, gaveUp: boolean): Attempt | null {
  return last !== null && last.raw === raw && last.gaveUp === gaveUp ? last : null;
}
