'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { DisplayOf } from './display-props';

/** The right number, how far off would still have been right, and what was typed. */
export function NumericDisplay({ answer, raw }: { answer: DisplayOf<'numeric'>; raw: string }) {
  const t = useTranslations('answer');
  const { low, high } = answer.accepted;
  const unit = answer.unit ? ` ${answer.unit}` : '';
  return (
    <dl className="card grid grid-cols-[auto_1fr] overflow-hidden text-sm">
      <Row label={t('key')}>
        <strong className="font-semibold">{answer.value + unit}</strong>
      </Row>
      <Row label={t('accepted')}>
        {low === high
          ? t('acceptedExactly', { value: low + unit })
          : t('acceptedRange', { low, high: high + unit })}
      </Row>
      {raw !== '' && (
        <Row label={t('typed')}>
          <span className="wrap-anywhere">{raw}</span>
        </Row>
      )}
    </dl>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="border-t border-rule px-4 py-2.5 text-faint first-of-type:border-t-0">{label}</dt>
      <dd className="figures min-w-0 border-t border-rule py-2.5 pr-4 first-of-type:border-t-0">
        {children}
      </dd>
    </>
  );
}
