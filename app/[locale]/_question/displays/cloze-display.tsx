'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Html } from '@/app/_components/html';
import { BlankText } from '../fields/blank-text';
import type { DisplayOf } from './display-props';
import { Given, Marked } from './marked';

/** The text, and for each gap what belongs there and what was filled in. */
export function ClozeDisplay({ answer }: { answer: DisplayOf<'cloze'> }) {
  const t = useTranslations('answer');
  const locale = useLocale();
  return (
    <div className="card divide-y divide-rule">
      <BlankText html={answer.text[locale]} className="px-4 py-3" />
      <ol className="divide-y divide-rule">
        {answer.blanks.map(({ label, answer: word, filled, right, note }) => (
          <li key={label} className="px-4 py-3">
            <Marked right={right} label={t(right ? 'isRight' : 'isWrong')}>
              <div className="flex gap-2">
                <span className="gap">{label}</span>
                <Html html={word[locale]} className="font-medium" />
              </div>
              {!right && filled !== '' && (
                <Given>
                  <span className="wrap-anywhere">{filled}</span>
                </Given>
              )}
              {note && <Html html={note[locale]} className="mt-0.5 text-sm text-soft" />}
            </Marked>
          </li>
        ))}
      </ol>
    </div>
  );
}
