'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { joinSentences } from '@/app/_components/join-sentences';
import type { Form } from '@/lib/quiz/public';

type Props = { id: string; form: Form; marking: boolean };

/** How an answer is given: how precise, in what unit, with what keys. */
export function AnswerHelp({ id, form, marking }: Props) {
  const words = useHelp(form, marking);
  return (
    <p id={id} className="mt-1.5 text-xs text-faint">
      {joinSentences(useLocale(), ...words)}
    </p>
  );
}

function useHelp(form: Form, marking: boolean): (string | null)[] {
  const t = useTranslations('answer');
  const wanted = useWanted();
  switch (form.kind) {
    case 'numeric': {
      const { unit } = form;
      const inUnit = unit && t(unit.required ? 'unitRequired' : 'unitOptional', { unit: unit.id });
      return [wanted(form), inUnit, t('help')];
    }
    case 'choice':
      return [t(form.multiple ? 'helpSeveral' : 'helpOne')];
    case 'cloze':
      return [t(form.bank === null ? 'helpBlanks' : 'helpBank')];
    case 'order':
      return [t('helpOrder')];
    case 'match':
      return [t('helpMatch')];
    case 'explain':
      return [t(marking ? 'helpMarking' : 'helpExplain')];
  }
}

function useWanted(): (form: Extract<Form, { kind: 'numeric' }>) => string {
  const t = useTranslations('answer');
  const format = useFormatter();
  return ({ comparator }) => {
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
  };
}
