'use client';

import { useTranslations } from 'next-intl';
import { clockText } from './clock-text';

const minute = 60_000;

/** The time that is left, for the eye; said aloud only when it becomes short. */
export function Countdown({ leftMs }: { leftMs: number }) {
  const t = useTranslations('mock');
  const ink = leftMs <= minute ? 'text-bad' : leftMs <= 5 * minute ? 'text-warn' : 'text-ink';
  return (
    <div>
      <p role="timer" aria-label={t('left')} className={`figures text-xl font-semibold ${ink}`}>
        {clockText(leftMs)}
      </p>
      <p role="status" className="sr-only">
        {leftMs <= 0
          ? t('over')
          : leftMs <= minute
            ? t('leftOne')
            : leftMs <= 5 * minute
              ? t('leftFive')
              : ''}
      </p>
    </div>
  );
}
