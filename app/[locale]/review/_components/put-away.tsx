'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { ReviewView } from '@/lib/server/review-view';
import { decideCard } from '../actions';

type PutAwayCard = ReviewView['putAway'][number];

/** Questions that were suspended, each with a way back. */
export function PutAway({ cards }: { cards: PutAwayCard[] }) {
  const t = useTranslations('card');
  const locale = useLocale();
  const router = useRouter();
  const [failed, setFailed] = useState(false);

  async function bringBack({ pack, itemId }: PutAwayCard) {
    const input = { id: uuidv7(), kind: 'unsuspend', pack, item: itemId };
    const decision = await decideCard(input).catch(() => null);
    setFailed(decision?.status !== 'kept');
    router.refresh();
  }

  if (cards.length === 0) return null;
  return (
    <section aria-labelledby="put-away" className="mt-10">
      <h2 id="put-away" className="font-display text-xl font-semibold">
        {t('putAway')}
      </h2>
      <ul className="mt-3 border-b border-rule">
        {cards.map((card) => (
          <li
            key={`${card.pack}/${card.itemId}`}
            className="flex flex-wrap items-center justify-between gap-x-4 border-t border-rule py-1.5"
          >
            <span className="min-w-0">{card.title[locale]}</span>
            <button type="button" className="button button-quiet" onClick={() => bringBack(card)}>
              {t('bringBack')}
              <span className="sr-only">{card.title[locale]}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="text-sm text-bad not-empty:mt-1">
        {failed ? t('failed') : ''}
      </p>
    </section>
  );
}
