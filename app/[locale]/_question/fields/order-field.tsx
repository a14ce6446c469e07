'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Html } from '@/app/_components/html';
import { Down, Up } from '@/app/_components/icons';
import type { FieldProps } from './field-props';
import { readList } from './raw-answer';

type Moved = { label: string; by: -1 | 1 };

/** Steps to put in order: by buttons, or with the arrow keys while one of a step's buttons has the focus. */
export function OrderField({ form, raw, onChange, locked, invalid, describedBy }: FieldProps<'order'>) {
  const t = useTranslations('answer');
  const locale = useLocale();
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<Moved | null>(null);
  const order = readList(raw);
  const textOf = (label: string) => form.steps.find((step) => step.label === label)?.text[locale] ?? '';

  useEffect(() => {
    // A step that changes places in the page loses the focus on the way.
    if (moved === null) return;
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>(`[data-step="${moved.label}"]`) ?? [];
    const wanted = buttons[moved.by < 0 ? 0 : 1];
    (wanted?.ariaDisabled === 'true' ? buttons[moved.by < 0 ? 1 : 0] : wanted)?.focus();
  }, [moved]);

  function move(label: string, by: -1 | 1) {
    const at = order.indexOf(label);
    const other = order[at + by];
    if (locked || other === undefined) return;
    onChange(JSON.stringify(order.with(at, other).with(at + by, label)));
    setMoved({ label, by });
  }

  function onKeyDown(event: KeyboardEvent, label: string) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    move(label, event.key === 'ArrowUp' ? -1 : 1);
  }

  return (
    <fieldset aria-describedby={describedBy} aria-invalid={invalid || undefined}>
      <legend className="sr-only">{t('putInOrder')}</legend>
      <ol ref={list} className="space-y-2">
        {order.map((label, index) => (
          <li key={label} className="option">
            <span className="option-key" aria-hidden="true">
              {index + 1}
            </span>
            <Html html={textOf(label)} className="min-w-0 flex-1" />
            {([-1, 1] as const).map((by) => (
              <button
                key={by}
                type="button"
                data-step={label}
                className="button button-quiet min-w-11 px-2"
                aria-disabled={order[index + by] === undefined || locked || undefined}
                aria-label={t(by < 0 ? 'moveUp' : 'moveDown', { place: index + 1 })}
                onClick={() => move(label, by)}
                onKeyDown={(event) => onKeyDown(event, label)}
              >
                {by < 0 ? <Up /> : <Down />}
              </button>
            ))}
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {moved && t('nowAt', { place: order.indexOf(moved.label) + 1, count: order.length })}
      </p>
    </fieldset>
  );
}
