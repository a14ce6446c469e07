'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Html } from '@/app/_components/html';
import type { DisplayOf } from './display-props';
import { Marked } from './marked';

/** Every option: which were right, which were chosen, and why. What was rightly left alone bears no sign. */
export function ChoiceDisplay({ answer }: { answer: DisplayOf<'choice'> }) {
  const t = useTranslations('answer');
  const locale = useLocale();
  return (
    <ul className="card divide-y divide-rule overflow-hidden">
      {answer.options.map(({ label, text, right, chosen, why }) => (
        <li key={label} className={`px-4 py-3 ${chosen ? 'bg-sunken' : ''}`}>
          <Marked right={right || chosen ? right : null} label={t(right ? 'isRight' : 'isWrong')}>
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <Html html={text[locale]} className={right ? 'font-medium' : ''} />
              <span className="text-xs font-medium text-soft">
                {chosen ? t('youChose') : answer.multiple && right && t('leftOut')}
              </span>
            </div>
            {why && <Html html={why[locale]} className="mt-0.5 text-sm text-soft" />}
          </Marked>
        </li>
      ))}
    </ul>
  );
}
