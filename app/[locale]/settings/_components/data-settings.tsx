'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { deleteMe } from '../actions';

/** Taking everything away, and taking everything down. */
export function DataSettings({ word }: { word: string }) {
  const t = useTranslations('settings');
  return (
    <section aria-labelledby="data" className="mt-10">
      <h2 id="data" className="font-display text-xl font-semibold">
        {t('data')}
      </h2>
      <p className="text-sm text-soft">{t('exportNote')}</p>
      <p className="mt-3 flex flex-wrap gap-3">
        <a href="/api/export/gradcheck.json" download className="button button-plain">
          {t('exportJson')}
        </a>
        <a href="/api/export/gradcheck.csv" download className="button button-plain">
          {t('exportCsv')}
        </a>
      </p>
      <DeleteForm word={word} />
    </section>
  );
}

function DeleteForm({ word }: { word: string }) {
  const t = useTranslations('settings');
  const id = useId();
  const [problem, setProblem] = useState<'notConfirmed' | 'failed' | null>(null);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const confirmation = String(new FormData(event.currentTarget).get('confirmation')).trim();
    if (confirmation !== word) return setProblem('notConfirmed');
    const outcome = await deleteMe({ confirmation }).catch(() => 'unavailable' as const);
    // A full load: nothing of the learner may stay in the page's memory.
    if (outcome === 'deleted') return window.location.assign('/');
    setProblem('failed');
  }

  return (
    <details className="card mt-6 p-5">
      <summary className="w-fit font-medium text-bad">{t('delete')}</summary>
      <form onSubmit={onSubmit} className="mt-3" noValidate>
        <p className="text-sm">{t('deleteNote')}</p>
        <label htmlFor={id} className="mt-3 block text-sm font-medium">
          {t('deleteConfirm', { word })}
        </label>
        <input
          id={id}
          name="confirmation"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={problem === 'notConfirmed' || undefined}
          aria-describedby={`${id}-problem`}
          className="field mt-1.5 max-w-60"
        />
        <p id={`${id}-problem`} role="alert" className="mt-1 text-sm text-bad empty:hidden">
          {problem && t(problem, { word })}
        </p>
        <button type="submit" className="button button-plain mt-3 text-bad">
          {t('deleteNow')}
        </button>
      </form>
    </details>
  );
}
