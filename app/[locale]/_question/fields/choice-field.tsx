'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Html } from '@/app/_components/html';
import type { FieldProps } from './field-props';
import { readList } from './raw-answer';
import { useDigits } from './use-digits';

/** One option of several, or any number of them; digits choose too. */
export function ChoiceField({ id, form, raw, onChange, locked, invalid, describedBy }: FieldProps<'choice'>) {
  const t = useTranslations('answer');
  const locale = useLocale();
  const group = useRef<HTMLFieldSetElement>(null);
  const chosen = readList(raw);

  function toggle(label: string) {
    if (locked) return;
    if (!form.multiple) return onChange(JSON.stringify([label]));
    const others = chosen.filter((other) => other !== label);
    const next = others.length < chosen.length ? others : [...chosen, label].sort();
    onChange(JSON.stringify(next));
  }

  useDigits((digit) => {
    if (!form.options.some((option) => option.label === digit)) return;
    toggle(digit);
    // Enter in a radio button or a tick box sends the form.
    group.current?.querySelector<HTMLInputElement>(`[value="${digit}"]`)?.focus({ preventScroll: true });
  }, !locked);

  return (
    <fieldset ref={group} aria-describedby={describedBy} aria-invalid={invalid || undefined}>
      <legend className="mb-2 text-sm font-medium">{t(form.multiple ? 'chooseSeveral' : 'chooseOne')}</legend>
      <ul className="space-y-2">
        {form.options.map(({ label, text }) => (
          <li key={label}>
            <label className="option">
              <input
                type={form.multiple ? 'checkbox' : 'radio'}
                name={id}
                value={label}
                checked={chosen.includes(label)}
                onChange={() => toggle(label)}
                className="option-input"
              />
              <span className="option-key" aria-hidden="true">
                {label}
              </span>
              <Html html={text[locale]} className="min-w-0 flex-1" />
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
