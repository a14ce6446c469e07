'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { decideCard } from '../review/actions';
import { isWriting } from './is-writing';

type Target = { pack: string; itemId: string };
export type CardAction = 'undo' | 'bury' | 'suspend';
export type CardActions = {
  /** What was done last; null before anything is, and after a failure. */
  done: CardAction | null;
  failed: boolean;
  run: (action: CardAction) => void;
};

/** The letter that does it, outside a text that is being written. */
export const actionKeys: Record<CardAction, string> = { undo: 'u', bury: 'b', suspend: 's' };

/** What can be decided about the card of a question: `attemptId` is the answer that can be taken back. */
export function useCardActions(
  { pack, itemId }: Target,
  attemptId: string | null,
  allowed: readonly CardAction[],
  onDone: (action: CardAction) => void,
): CardActions {
  const [done, setDone] = useState<CardAction | null>(null);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const router = useRouter();

  async function run(action: CardAction) {
    if (busy || !allowed.includes(action)) return;
    setBusy(true);
    setFailed(false);
    const id = uuidv7();
    const input =
      action === 'undo' ? { id, kind: 'void', target: attemptId } : { id, kind: action, pack, item: itemId };
    const decision = await decideCard(input).catch(() => null);
    setBusy(false);
    if (decision?.status !== 'kept') return setFailed(true);
    setDone(action);
    // The header counts what is due.
    router.refresh();
    onDone(action);
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isWriting(event.target)) return;
    const action = allowed.find((each) => actionKeys[each] === event.key.toLowerCase());
    if (!action) return;
    event.preventDefault();
    run(action);
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  return { done, failed, run };
}
