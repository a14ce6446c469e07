'use client';

import { useLocale, useTranslations } from 'next-intl';
import { BlankText } from './blank-text';
import type { FieldProps } from './field-props';
import { readList } from './raw-answer';

/** A text with numbered gaps, and below it a place to write, or a list to choose from, for each. */
export function ClozeField({ id, form, raw, onChange, locked, invalid, describedBy }: FieldProps<'cloze'>) {
  const t = useTranslations('answer');
  const locale = useLocale();
  const filled = readList(raw);
  const fill = (index: number, text: string) => onChange(JSON.stringify(filled.with(index, text)));
  return (
    <div>
      <BlankText html={form.text[locale]} className="card px-4 py-3" />
      <div className="mt-4 grid gap-3 sm:grid-cols-2">
        {form.blanks.map((label, index) => {
          const common = {
            id: `${id}-${label}`,
            value: filled[index] ?? '',
            'aria-invalid': invalid || undefined,
            'aria-describedby': describedBy,
            className: 'field',
          };
          return (
            <div key={label}>
              <label htmlFor={common.id} className="text-sm font-medium">
                {t('blank', { label })}
              </label>
              {form.bank === null ? (
                <input
                  {...common}
                  type="text"
                  autoComplete="off"
                  autoCapitalize="off"
                  autoCorrect="off"
                  spellCheck={false}
                  enterKeyHint="done"
                  readOnly={locked}
                  onChange={(event) => fill(index, event.target.value)}
                />
              ) : (
                <select {...common} disabled={locked} onChange={(event) => fill(index, event.target.value)}>
                  <option value="">{t('chooseWord')}</option>
                  {form.bank[locale].map((word) => (
                    <option key={word} value={word}>
                      {word}
                    </option>
                  ))}
                </select>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
