'use client';

import { useTranslations } from 'next-intl';
import { Flag } from '@/app/_components/icons';
import type { Slot } from './use-mock';

type Props = { slots: Slot[]; current: number; onGo: (place: number) => void };

/** Every question at a glance: which are answered (underlined), flagged, and which one is open. */
export function QuestionNav({ slots, current, onGo }: Props) {
  const t = useTranslations('mock');
  return (
    <nav aria-label={t('questions')}>
      <ol className="flex flex-wrap gap-1.5">
        {slots.map((slot, place) => {
          const marks = [t(slot.answered ? 'marks.answered' : 'marks.open')];
          if (slot.flagged) marks.push(t('marks.flagged'));
          if (slot.waiting) marks.push(t('marks.waiting'));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place
            <li key={place}>
              <button
                type="button"
                aria-current={place === current ? 'step' : undefined}
                aria-label={`${t('questionOf', { place: place + 1, total: slots.length })}: ${marks.join(', ')}`}
                onClick={() => onGo(place)}
                className={`relative grid size-11 place-items-center rounded-md border text-sm tabular-nums ${
                  place === current ? 'border-accent font-semibold text-accent' : 'border-rule text-soft'
                } ${slot.answered ? 'bg-accent-soft' : 'bg-surface'} hover:border-edge`}
              >
                {place + 1}
                {slot.answered && (
                  <span
                    aria-hidden="true"
                    className="absolute inset-x-2.5 bottom-1.5 h-0.5 rounded-full bg-accent"
                  />
                )}
                {slot.flagged && (
                  <Flag
                    width="14"
                    height="14"
                    strokeWidth="2.2"
                    className="absolute top-0.5 right-0.5 text-warn"
                  />
                )}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
