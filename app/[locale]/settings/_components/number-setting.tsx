'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';

type Props = { name: 'newPerDay' | 'reviewsPerDay'; initial: number; min: number; max: number };

/** A whole number in a range; the browser says so when it is not. */
export function NumberSetting({ name, initial, min, max }: Props) {
  const t = useTranslations('settings');
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block text-sm font-medium">
        {t(name)}
      </label>
      <input
        id={id}
        name={name}
        type="number"
        inputMode="numeric"
        required
        step="1"
        min={min}
        max={max}
        defaultValue={initial}
        aria-describedby={`${id}-help`}
        className="field mt-1.5 max-w-40"
      />
      <p id={`${id}-help`} className="mt-1 text-xs text-faint">
        {t(`${name}Help`, { min, max })}
      </p>
    </div>
  );
}
