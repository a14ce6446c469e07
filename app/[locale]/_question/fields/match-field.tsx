'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Html } from '@/app/_components/html';
import type { FieldProps } from './field-props';
import { readList } from './raw-answer';

/** What stands on the left, each with a list of the letters under which the right sides are shown. */
export function MatchField({ id, form, raw, onChange, locked, invalid, describedBy }: FieldProps<'match'>) {
  const t = useTranslations('answer');
  const locale = useLocale();
  const chosen = readList(raw);
  return (
    <fieldset aria-describedby={describedBy} aria-invalid={invalid || undefined}>
      <legend className="mb-2 text-sm font-medium">{t('matchEach')}</legend>
      <div className="grid gap-x-6 gap-y-4 md:grid-cols-2">
        <ol className="space-y-2">
          {form.lefts.map(({ label, text }, index) => (
            <li key={label} className="option">
              <div id={`${id}-${label}`} className="min-w-0 flex-1">
                <Html html={text[locale]} />
              </div>
              <select
                aria-labelledby={`${id}-${label}`}
                className="field figures w-20 shrink-0 px-2"
                value={chosen[index] ?? ''}
                disabled={locked}
                onChange={(event) => onChange(JSON.stringify(chosen.with(index, event.target.value)))}
              >
                <option value="">–</option>
                {form.rights.map((right) => (
                  <option key={right.label} value={right.label}>
                    {right.label}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ol>
        <ul className="card space-y-1 self-start p-3" aria-label={t('rightSides')}>
          {form.rights.map(({ label, text }) => (
            <li key={label} className="flex gap-3 px-1 py-1.5">
              <span className="option-key">{label}</span>
              <Html html={text[locale]} className="min-w-0 flex-1" />
            </li>
          ))}
        </ul>
      </div>
    </fieldset>
  );
}
