'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Html } from '@/app/_components/html';
import { maxWrittenLength } from '@/lib/quiz/limits';
import type { AnswerView } from '@/lib/server/answer-view';
import type { FieldProps } from './field-props';
import { readWritten } from './raw-answer';
import { useDigits } from './use-digits';

type Props = FieldProps<'explain'> & { marking: AnswerView['marking'] };

/** First the learner's own words; once they are kept, the rubric to mark them by and a model answer. */
export function ExplainField({ marking, ...props }: Props) {
  return marking === null ? <Writing {...props} /> : <Marking {...props} marking={marking} />;
}

function Writing({ id, raw, onChange, locked, invalid, describedBy }: FieldProps<'explain'>) {
  const t = useTranslations('answer');
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  }
  return (
    <div>
      <label htmlFor={id} className="text-sm font-medium">
        {t('ownWords')}
      </label>
      <textarea
        id={id}
        rows={6}
        maxLength={maxWrittenLength}
        className="field mt-1.5 block"
        value={readWritten(raw).text}
        readOnly={locked}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        onChange={(event) => onChange(JSON.stringify({ text: event.target.value }))}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

function Marking({
  raw,
  onChange,
  locked,
  marking,
  describedBy,
}: Props & { marking: NonNullable<Props['marking']> }) {
  const t = useTranslations('answer');
  const locale = useLocale();
  const { text, met = [] } = readWritten(raw);

  function toggle(label: string) {
    if (locked || !marking.rubric.some((point) => point.label === label)) return;
    const next = met.includes(label) ? met.filter((other) => other !== label) : [...met, label].sort();
    onChange(JSON.stringify({ text, met: next }));
  }
  useDigits(toggle, !locked);

  // The text that had the focus is gone; from a tick box Enter saves the marks.
  const points = useRef<HTMLFieldSetElement>(null);
  useEffect(() => points.current?.querySelector('input')?.focus({ preventScroll: true }), []);

  return (
    <div className="enter space-y-5">
      <section>
        <h2 className="eyebrow">{t('yourWords')}</h2>
        <p className="mt-1 whitespace-pre-wrap wrap-anywhere">{text}</p>
      </section>
      <section>
        <h2 className="eyebrow">{t('modelAnswer')}</h2>
        <Html html={marking.answer[locale]} className="mt-1" />
      </section>
      <fieldset ref={points} aria-describedby={describedBy}>
        <legend className="mb-2 text-sm font-medium">{t('markYourself')}</legend>
        <ul className="space-y-2">
          {marking.rubric.map((point) => (
            <li key={point.label}>
              <label className="option">
                <input
                  type="checkbox"
                  className="option-input"
                  checked={met.includes(point.label)}
                  onChange={() => toggle(point.label)}
                />
                <span className="option-key" aria-hidden="true">
                  {point.label}
                </span>
                <Html html={point.text[locale]} className="min-w-0 flex-1" />
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </div>
  );
}
