'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Html } from '@/app/_components/html';
import type { DisplayOf } from './display-props';
import { Marked } from './marked';

/** The learner's words, a model answer, and the rubric as it was marked. */
export function ExplainDisplay({ answer }: { answer: DisplayOf<'explain'> }) {
  const t = useTranslations('answer');
  const locale = useLocale();
  return (
    <div className="card divide-y divide-rule">
      {answer.written !== '' && (
        <section className="px-4 py-3">
          <h3 className="eyebrow">{t('yourWords')}</h3>
          <p className="mt-1 whitespace-pre-wrap wrap-anywhere">{answer.written}</p>
        </section>
      )}
      <section className="px-4 py-3">
        <h3 className="eyebrow">{t('modelAnswer')}</h3>
        <Html html={answer.answer[locale]} className="mt-1" />
      </section>
      <ul className="divide-y divide-rule">
        {answer.rubric.map(({ label, text, met }) => (
          <li key={label} className="px-4 py-3">
            <Marked right={answer.written === '' ? null : met} label={t(met ? 'met' : 'notMet')}>
              <Html html={text[locale]} />
            </Marked>
          </li>
        ))}
      </ul>
    </div>
  );
}
