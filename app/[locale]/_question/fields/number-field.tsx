'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { FieldProps } from './field-props';

type Props = FieldProps<'numeric'> & { autoFocus: boolean; closed: boolean };

/** A number or arithmetic, sent exactly as typed. It stays in place after the verdict, so that the focus need not move. */
export function NumberField({
  id,
  form,
  raw,
  onChange,
  locked,
  invalid,
  describedBy,
  autoFocus,
  closed,
}: Props) {
  const t = useTranslations('answer');
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (autoFocus && matchMedia('(pointer: fine)').matches) input.current?.focus({ preventScroll: true });
  }, [autoFocus]);

  useEffect(() => {
    // On a phone the keyboard would cover the verdict.
    if (closed && !matchMedia('(pointer: fine)').matches) input.current?.blur();
  }, [closed]);

  return (
    <div className="relative flex-1">
      <input
        ref={input}
        id={id}
        name="answer"
        type="text"
        inputMode="text"
        enterKeyHint={closed ? 'next' : 'done'}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        placeholder={t('placeholder')}
        className={`field figures ${form.unit ? 'pr-16' : ''} read-only:bg-sunken`}
        value={raw}
        readOnly={closed || locked}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value)}
      />
      {form.unit && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 right-0 flex items-center pr-4 text-sm text-faint"
        >
          {form.unit.id}
        </span>
      )}
    </div>
  );
}
