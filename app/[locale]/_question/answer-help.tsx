'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { joinSentences } from '@/app/_components/join-sentences';
import type { Comparator } from '@/lib/quiz/kinds/numeric/comparator';
import type { UnitSpec } from '@/lib/quiz/kinds/numeric/units';

type Props = { id: string; unit: UnitSpec | null; comparator: Comparator };

/** How precise, in what unit, and what may be typed. */
export function AnswerHelp({ id, unit, comparator }: Props) {
  const t = useTranslations('answer');
  const wanted = useWanted(comparator);
  const inUnit = unit && t(unit.required ? 'unitRequired' : 'unitOptional', { unit: unit.id });
  return (
    <p id={id} className="mt-1.5 text-xs text-faint">
      {joinSentences(useLocale(), wanted, inUnit, t('help'))}
    </p>
  );
}

function useWanted(comparator: Comparator): string {
  const t = useTranslations('answer');
  const format = useFormatter();
  switch (comparator.kind) {
    case 'relative':
      return t('wantRelative', {
        percent: format.number(comparator.tolerance, { style: 'percent', maximumFractionDigits: 3 }),
      });
    case 'absolute':
      return t('wantAbsolute', { tolerance: String(comparator.tolerance) });
    case 'significant':
      return t('wantSignificant', { digits: comparator.digits });
    case 'decimals':
      return t('wantDecimals', { places: comparator.places });
    case 'exact':
      return t('wantExact');
  }
}
