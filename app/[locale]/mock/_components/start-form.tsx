'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { ensureSession } from '@/app/_components/auth-client';
import { useRouter } from '@/app/_i18n/navigation';
import type { MockChoices } from '@/lib/server/mock/read';
import { beginMock } from '../actions';

type Problem = 'noSections' | 'tooFew' | 'failed';
type Props = { choices: MockChoices; hasSession: boolean };

const rules = ['clock', 'change', 'verdict', 'review'] as const;
const usualLength = 'medium';

/** How long, what about, and the rules; then the clock starts. */
export function StartForm({ choices, hasSession }: Props) {
  const t = useTranslations('mock');
  const locale = useLocale();
  const router = useRouter();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  // The same until it has started, so that a second try after a lost answer starts no second one.
  const id = useRef<string | null>(null);

  async function begin(data: FormData): Promise<Problem | null> {
    if (!hasSession && !(await ensureSession()).ok) return 'failed';
    id.current ??= uuidv7();
    const outcome = await beginMock({
      id: id.current,
      length: data.get('length'),
      sections: data.getAll('section'),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }).catch(() => ({ status: 'unavailable' as const }));
    if (outcome.status === 'refused') return outcome.problem;
    if (outcome.status !== 'started' && outcome.status !== 'running') return 'failed';
    router.push(`/mock/${outcome.id}`);
    // The header knows whether there is a session.
    if (!hasSession) router.refresh();
    return null;
  }

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const found = await begin(new FormData(event.currentTarget));
    setProblem(found);
    // Until the questions are there, the button stays as it is.
    if (found !== null) setBusy(false);
  }

  return (
    <section aria-labelledby="start" className="mt-8">
      <h2 id="start" className="sr-only">
        {t('set')}
      </h2>
      <form onSubmit={onSubmit} className="grid gap-7" noValidate>
        <fieldset>
          <legend className="text-sm font-medium">{t('length')}</legend>
          <ul className="mt-1.5 grid gap-2 sm:grid-cols-3">
            {choices.lengths.map(({ id: length, minutes, questions }) => (
              <li key={length}>
                <label className="option h-full">
                  <input
                    type="radio"
                    name="length"
                    value={length}
                    defaultChecked={length === usualLength}
                    className="option-input"
                  />
                  <span className="min-w-0">
                    {t(`lengths.${length}`)}
                    <span className="block text-xs text-soft">{t('lengthIn', { minutes, questions })}</span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <fieldset>
          <legend className="text-sm font-medium">{t('sections')}</legend>
          <ul className="mt-1.5 grid gap-2 sm:grid-cols-2">
            {choices.sections.map((section) => (
              <li key={section.id}>
                <label className="option h-full">
                  <input
                    type="checkbox"
                    name="section"
                    value={section.id}
                    defaultChecked
                    className="option-input"
                  />
                  <span className="min-w-0">
                    {section.title[locale]}
                    <span className="block text-xs text-soft">
                      {t('items', { count: section.itemCount })}
                    </span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <section aria-labelledby="rules" className="border-l-2 border-accent pl-5">
          <h3 id="rules" className="text-sm font-medium">
            {t('rules')}
          </h3>
          <ul className="mt-1 space-y-1 text-sm text-soft">
            {rules.map((rule) => (
              <li key={rule}>{t(`rule.${rule}`)}</li>
            ))}
          </ul>
        </section>
        <div>
          <p role="alert" className="mb-3 text-sm text-bad empty:hidden">
            {problem && t(`problem.${problem}`)}
          </p>
          <button
            type="submit"
            className="button button-main min-h-12 max-sm:w-full sm:min-w-48"
            aria-disabled={busy || undefined}
          >
            {t(busy ? 'starting' : 'start')}
          </button>
        </div>
      </form>
    </section>
  );
}
