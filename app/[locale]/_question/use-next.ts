'use client';

import { useEffect, useRef, useState } from 'react';
import { useRouter } from '@/app/_i18n/navigation';
import { nextPractice, nextReview } from './actions';
import { type Mode, questionPath, type Scope } from './question-scope';

type Target = { mode: Mode; pack: string; itemId: string };
export type Next = { go: () => void; again: () => void; failed: boolean; busy: boolean };

/** Where to go from here. The next question is chosen and fetched while the verdict is being read. */
export function useNext(question: Target, scope: Scope, ready: boolean): Next {
  const router = useRouter();
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const chosen = useRef<Promise<string> | null>(null);
  const { mode, pack, itemId } = question;
  const { pack: scopePack, topic: scopeTopic, claim: scopeClaim, ahead: scopeAhead } = scope;

  useEffect(() => {
    if (!ready || chosen.current !== null) return;
    const path = choosePath(mode, itemId, {
      pack: scopePack,
      topic: scopeTopic,
      claim: scopeClaim,
      ahead: scopeAhead,
    });
    chosen.current = path;
    path.then(
      (href) => router.prefetch(href),
      () => {
        chosen.current = null;
      },
    );
  }, [ready, mode, itemId, scopePack, scopeTopic, scopeClaim, scopeAhead, router]);

  async function follow(path: Promise<string>) {
    if (busy) return;
    setBusy(true);
    setFailed(false);
    try {
      router.push(await path);
    } catch {
      setFailed(true);
      setBusy(false);
    }
  }

  return {
    go: () => follow(chosen.current ?? choosePath(mode, itemId, scope)),
    again: () => follow(freshNumbers(pack, itemId, scope)),
    failed,
    busy,
  };
}

async function choosePath(mode: Mode, itemId: string, scope: Scope): Promise<string> {
  const token =
    mode === 'review'
      ? await nextReview(scope.ahead !== undefined)
      : await nextPractice({ ...narrowed(scope), not: itemId });
  return token === null ? `/${mode}` : questionPath(mode, token, defined(scope));
}

async function freshNumbers(pack: string, itemId: string, scope: Scope): Promise<string> {
  const token = await nextPractice({ pack, item: itemId });
  return token === null ? '/practice' : questionPath('practice', token, scope);
}

/** The part of a scope that a practice run goes by. */
function narrowed({ pack, topic, claim }: Scope): Scope {
  return { ...(pack ? { pack } : {}), ...(topic ? { topic } : {}), ...(claim ? { claim } : {}) };
}

function defined({ ahead, ...scope }: Scope): Scope {
  return { ...narrowed(scope), ...(ahead ? { ahead } : {}) };
}
