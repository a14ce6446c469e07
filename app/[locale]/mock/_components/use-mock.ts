'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Malformed } from '@/lib/quiz/verdict';
import type { RunningMock } from '@/lib/server/mock/read';
import { emptyAnswer } from '../../_question/fields/raw-answer';
import { finishMock, saveAnswer } from '../actions';
import { readKept, writeKept } from './kept-answers';
import { createOutbox, type Flushed, type Outbox, type Pending } from './outbox';
import { saveIdAt } from './save-id';
import { useServerClock } from './use-server-clock';
import { useSlotTimes } from './use-slot-times';

/** A question as the page has it. */
export type Slot = {
  /** What stands in the field. */
  raw: string;
  /** Of the last answer that is known, here or on the server. */
  saveId: string | null;
  answered: boolean;
  flagged: boolean;
  reading: Malformed | null;
  waiting: boolean;
};

/** `closing`: the time is up, or the learner has ended it; the report is on its way. */
export type Phase = 'running' | 'closing' | 'closing-offline';

/** After the last key, so long until an answer is sent by itself, in milliseconds. */
const pauseMs = 700;
const retryMs = 3_000;
/** One character more than an answer may have: enough for the server to call it too long. */
const longestSent = 2_001;

/** A running mock on the page: what is answered, what is saved, how long is left, and how it ends. */
export function useMock(mock: RunningMock) {
  const { id, questions } = mock;
  const router = useRouter();
  const [current, setCurrent] = useState(() =>
    Math.max(
      0,
      questions.findIndex(({ saved }) => saved.raw === null),
    ),
  );
  const [slots, setSlots] = useState<Slot[]>(() =>
    questions.map(({ form, saved }) => ({
      raw: saved.raw ?? emptyAnswer(form),
      saveId: saved.saveId,
      answered: saved.raw !== null,
      flagged: saved.flagged,
      reading: saved.reading,
      waiting: false,
    })),
  );
  const [reachable, setReachable] = useState(true);
  const [phase, setPhase] = useState<Phase>('running');
  const clock = useServerClock(mock.now, mock.endsAt);
  const timeOn = useSlotTimes(
    current,
    questions.map(({ saved }) => saved.activeMs),
  );
  const outbox = useRef<Outbox | null>(null);
  const typing = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const patch = (place: number, change: Partial<Slot>) =>
    setSlots((before) => before.map((slot, at) => (at === place ? { ...slot, ...change } : slot)));

  const send = useEffectEvent(async (place: number, pending: Pending) => {
    const sentMs = Date.now();
    const outcome = await saveAnswer({ mock: id, place, ...pending, activeMs: timeOn(place) });
    if ('now' in outcome) clock.note(sentMs, outcome.now);
    return outcome;
  });

  /** Goes on with what an earlier page of this browser could not send. */
  const open = useEffectEvent((): Outbox => {
    const kept = readKept(id);
    const box = createOutbox(kept, {
      send: (place, pending) => send(place, pending),
      keep: (waiting) => writeKept(id, waiting),
      onTooLong: (place) => patch(place, { waiting: false, reading: { code: 'tooLong' } }),
      onSaved(place, saved) {
        if (box.isWaiting(place)) return;
        const { saveId, raw, reading } = saved;
        setSlots((before) =>
          before.map((slot, at) => {
            if (at !== place) return slot;
            // Overtaken by an answer given elsewhere: that is the one that stands.
            const other = saveId !== null && saveId !== slot.saveId;
            return {
              ...slot,
              ...(other ? { raw: raw ?? emptyAnswer(questions[at]!.form) } : {}),
              saveId,
              answered: raw !== null,
              reading,
              waiting: false,
            };
          }),
        );
      },
    });
    for (const [place, { answer, flagged }] of kept) {
      patch(place, {
        ...(answer ? { raw: answer.raw, saveId: answer.id } : {}),
        ...(flagged === undefined ? {} : { flagged }),
        waiting: box.isWaiting(place),
      });
    }
    return box;
  });

  async function flush(): Promise<Flushed> {
    clearTimeout(typing.current);
    const flushed = (await outbox.current?.flush()) ?? 'sent';
    setReachable(flushed !== 'unreachable');
    // Ended from another tab, or out of time: the server has the report.
    if (flushed === 'over') router.refresh();
    return flushed;
  }

  function put(place: number, pending: Pending) {
    outbox.current?.put(place, pending);
    clearTimeout(typing.current);
    typing.current = setTimeout(flush, pauseMs);
  }

  function change(raw: string) {
    const slot = slots[current]!;
    const saveId = saveIdAt(clock.now(), slot.saveId);
    patch(current, { raw, saveId, waiting: true });
    put(current, { answer: { id: saveId, raw: raw.slice(0, longestSent) } });
  }

  function toggleFlag() {
    const flagged = !slots[current]!.flagged;
    patch(current, { flagged, waiting: true });
    put(current, { flagged });
  }

  function goTo(place: number) {
    if (place < 0 || place >= questions.length || place === current) return;
    // The time spent on what is left behind.
    put(current, {});
    setCurrent(place);
    flush();
  }

  /** Enter: what stands in the field is the answer, also an order that was never touched. */
  function saveAndGo() {
    const slot = slots[current]!;
    if (!slot.answered && !slot.waiting && questions[current]!.form.kind === 'order') change(slot.raw);
    if (current < questions.length - 1) goTo(current + 1);
    else flush();
  }

  /** Sends what is left and asks for the report; false when the server cannot be reached. */
  async function end(): Promise<boolean> {
    put(current, {});
    if ((await flush()) === 'unreachable') return false;
    const outcome = await finishMock({ mock: id }).catch(() => ({ status: 'unavailable' as const }));
    if (outcome.status === 'unavailable') return false;
    writeKept(id, new Map());
    setPhase('closing');
    router.refresh();
    return true;
  }

  const close = useEffectEvent(async () => {
    if (!(await end())) setPhase('closing-offline');
  });
  const onBack = useEffectEvent(() => {
    if (outbox.current && !outbox.current.isEmpty()) flush();
  });

  useEffect(() => {
    outbox.current = open();
    onBack();
    const again = () => onBack();
    const retrying = setInterval(again, retryMs);
    window.addEventListener('online', again);
    return () => {
      clearInterval(retrying);
      clearTimeout(typing.current);
      window.removeEventListener('online', again);
    };
  }, []);

  // Again and again, until the report takes the place of this page.
  const closing = phase !== 'running' || clock.leftMs <= 0;
  useEffect(() => {
    if (!closing) return;
    setPhase((before) => (before === 'running' ? 'closing' : before));
    const again = () => close();
    again();
    const retrying = setInterval(again, retryMs);
    return () => clearInterval(retrying);
  }, [closing]);

  return { current, slots, reachable, phase, leftMs: clock.leftMs, change, toggleFlag, goTo, saveAndGo, end };
}

export type MockRun = ReturnType<typeof useMock>;
