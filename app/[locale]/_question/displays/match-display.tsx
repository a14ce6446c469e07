'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Html } from '@/app/_components/html';
import type { DisplayOf } from './display-props';
import { Given, Marked } from './marked';

/** Each left side with what belongs to it, and what it had been given. */
export function MatchDisplay({ answer }: { answer: DisplayOf<'match'> }) {
  const t = useTranslations('answer');
  const locale = useLocale();
  return (
    <ul className="card divide-y divide-rule">
      {answer.pairs.map(({ left, right, given, isRight, why }) => (
        <li key={left.label} className="px-4 py-3">
          <Marked right={isRight} label={t(isRight ? 'isRight' : 'isWrong')}>
            <div className="grid gap-x-6 sm:grid-cols-2">
              <Html html={left.text[locale]} className="font-medium" />
              <Html html={right.text[locale]} />
            </div>
            {given !== null && !isRight && (
              <Given>
                <Html html={given.text[locale]} />
              </Given>
            )}
            {why && <Html html={why[locale]} className="mt-0.5 text-sm text-soft" />}
          </Marked>
        </li>
      ))}
    </ul>
  );
}
