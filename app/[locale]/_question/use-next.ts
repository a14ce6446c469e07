'use client';

// The whole page and not only its frame; Next has no public name for it.
import { PrefetchKind } from 'next/dist/client/components/router-reducer/router-reducer-types';
import { useEffect, useRef, useState } from 'react';
import { useRouter } from '@/app/_i18n/navigation';
import { nextInPlacement, nextPractice, nextReview } from './actions';
import { type Mode, questionPath, type Scope, scopeQuery } from './question-scope';

type Target = { mode: Mode; pack: string; itemId: string };
export type Next = {
  go: () => void;
  /** The same question with new numbers. */
  again: () => void;
  /** Another question about the same thing. */
  another: () => void;
  failed: boolean;
  busy: boolean;
};

/**
 * Where to go from here. The next question is chosen and its page fetched while the verdict is being read, not before: the
 * choice depends on the answer, and a question that is only fetched leaves no trace.
 */
export function useNext(question: Target, scope: Scope, ready: boolean): Next {
  const router = useRouter();
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const chosen = useRef<Promise<string> | null>(null);
  const { mode, pack, itemId } = question;
  const choose = () => choosePath(mode, { pack, itemId }, scope);
  // Known by value: the page hands over a new object each time.
  const query = scopeQuery(scope);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `query` stands for the scope that `choose` reads
  useEffect(() => {
    if (!ready) return;
    let isLeft = false;
    chosen.current ??= choose();
    const prefetch = (href: string) => {
      // The header’s refresh after an answer throws away what was fetched: then it is fetched anew.
      if (!isLeft) router.prefetch(href, { kind: PrefetchKind.FULL, onInvalidate: () => prefetch(href) });
    };
    chosen.current.then(prefetch, () => {
      chosen.current = null;
    });
    return () => {
      isLeft = true;
    };
  }, [ready, mode, pack, itemId, query, router]);

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
    go: () => follow(chosen.current ?? choose()),
    again: () => follow(practisePath({ pack, item: itemId }, scope)),
    another: () => follow(practisePath({ like: { pack, itemId } }, scope)),
    failed,
    busy,
  };
}

async function choosePath(mode: Mode, not: Pick<Target, 'pack' | 'itemId'>, scope: Scope): Promise<string> {
  if (mode === 'practice') return practisePath({ ...scope, not }, scope);
  if (mode === 'placement') {
    const token = await nextInPlacement();
    return token === null ? '/start/result' : questionPath('placement', token, scope);
  }
  const token = await nextReview(scope.ahead !== undefined);
  return token === null ? '/review' : questionPath('review', token, scope);
}

/** A question that fits a wish, in a run that stays as it was; the page to choose on when nothing fits any more. */
async function practisePath(wish: object, scope: Scope): Promise<string> {
  const token = await nextPractice(wish);
  return token === null ? `/practice${scopeQuery(scope)}` : questionPath('practice', token, scope);
}
