'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Html } from '@/app/_components/html';
import type { DisplayOf } from './display-props';
import { Given, Marked } from './marked';

/** The steps in the right order, each with the place it had been given. */
export function OrderDisplay({ answer }: { answer: DisplayOf<'order'> }) {
  const t = useTranslations('answer');
  const locale = useLocale();
  return (
    <ol className="card divide-y divide-rule">
      {answer.steps.map(({ label, text, given, right }, index) => (
        <li key={label} className="px-4 py-3">
          <Marked right={given === null ? null : right} label={t(right ? 'isRight' : 'isWrong')}>
            <div className="flex gap-3">
              <span className="option-key mt-0.5">{index + 1}</span>
              <Html html={text[locale]} className="min-w-0 flex-1" />
            </div>
            {given !== null && !right && (
              <Given>
                <span>{t('place', { place: given })}</span>
              </Given>
            )}
          </Marked>
        </li>
      ))}
    </ol>
  );
}
