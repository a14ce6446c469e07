'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { Field } from '@/lib/engine/manual';
import { FieldEntry } from './field-entry';
import { OpResult } from './op-result';
import { readEntries } from './read-entries';
import type { Run } from './run-op';

type Props = { op: string; fields: Field[]; example: object };

/** A form for one op; the engine itself comes to the browser when it is first run. */
export function Workbench({ op, fields, example }: Props) {
  const t = useTranslations('engine');
  const [run, setRun] = useState<Run | null>(null);
  const given = example as Record<string, unknown>;

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const entries = readEntries(fields, new FormData(event.currentTarget));
    if (!entries.ok) return setRun({ ok: false, path: entries.field, message: t('notJson') });
    const { runOp } = await import('./run-op');
    setRun(runOp(op, entries.input));
  }

  return (
    <section aria-labelledby="bench" className="mt-12">
      <h2 id="bench" className="font-display text-xl font-semibold">
        {t('bench')}
      </h2>
      <p className="mt-1 text-sm text-soft">{t('benchLede')}</p>
      <form onSubmit={onSubmit} noValidate className="mt-4 grid gap-4 sm:grid-cols-2">
        {fields.map((field) => (
          <FieldEntry
            key={field.name}
            field={field}
            value={given[field.name]}
            invalid={run !== null && !run.ok && rootOf(run.path) === field.name}
          />
        ))}
        <p className="sm:col-span-2">
          <button type="submit" className="button button-main">
            {t('run')}
          </button>
        </p>
      </form>
      <OpResult run={run} />
    </section>
  );
}

/** The field that a path such as `input.x[0]` leads into. */
const rootOf = (path: string) => path.replace(/^input\./, '').split(/[.[]/)[0];
