'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { DisplayOf } from './display-props';

type Unit = NonNullable<DisplayOf<'numeric'>['unit']>;

/** The right number, how far off would still have been right, and what was typed. */
export function NumericDisplay({ answer, raw }: { answer: DisplayOf<'numeric'>; raw: string }) {
  const t = useTranslations('answer');
  const { low, high } = answer.accepted;
  const unit = answer.unit ? ` ${answer.unit}` : '';
  return (
    <dl className="card grid grid-cols-[auto_1fr] overflow-hidden text-sm">
      <Row label={t('key')}>
        <strong className="font-semibold">{answer.value + unit}</strong>
        {answer.unit && answer.base && <Conversion unit={answer.unit} base={answer.base} />}
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

/** From bytes, or a share of one, to the unit asked for. */
function Conversion({ unit, base }: { unit: Unit; base: string }) {
  const { power, step } = conversions[unit];
  return (
    <span className="ml-2 text-soft">
      = {base} {step}
      <sup>{power}</sup>
    </span>
  );
}

const conversions: Record<Unit, { step: string; power?: number }> = {
  B: { step: 'B' },
  KB: { step: 'B / 10', power: 3 },
  MB: { step: 'B / 10', power: 6 },
  GB: { step: 'B / 10', power: 9 },
  TB: { step: 'B / 10', power: 12 },
  KiB: { step: 'B / 2', power: 10 },
  MiB: { step: 'B / 2', power: 20 },
  GiB: { step: 'B / 2', power: 30 },
  TiB: { step: 'B / 2', power: 40 },
  '%': { step: '× 100' },
};

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
