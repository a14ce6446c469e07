'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { AnswerView } from '@/lib/server/answer-view';
import { sendReport } from './actions';

type OwnReport = AnswerView['reports'][number];
type Problem = 'failed' | 'tooMany' | 'sayWhat';

const reasons = [
  'wrongKey',
  'unclear',
  'translation',
  'display',
  'other',
] as const satisfies OwnReport['reason'][];

/** The server takes no more. */
const maxLength = 2000;

export function ReportForm({
  attemptId,
  onSent,
}: {
  attemptId: string;
  onSent: (report: OwnReport) => void;
}) {
  const t = useTranslations('report');
  const locale = useLocale();
  const fieldId = useId();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  // However often it has to be sent, it is one report.
  const id = useRef(uuidv7());

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const reason = String(data.get('reason')) as OwnReport['reason'];
    const text = String(data.get('text')).trim();
    if (reason === 'other' && text === '') return setProblem('sayWhat');
    setBusy(true);
    setProblem(null);
    const outcome = await sendReport({ id: id.current, attemptId, reason, text, locale }).catch(() => null);
    setBusy(false);
    if (outcome?.status === 'kept') onSent({ reason, text, resolved: false, note: null });
    else setProblem(outcome?.status === 'too-many' ? 'tooMany' : 'failed');
  }

  return (
    <form onSubmit={onSubmit} className="mt-2 grid gap-4" noValidate>
      <label className="block text-sm font-medium">
        {t('reason')}
        <select name="reason" className="field mt-1.5 max-w-80">
          {reasons.map((reason) => (
            <option key={reason} value={reason}>
              {t(`reasons.${reason}`)}
            </option>
          ))}
        </select>
      </label>
      <div>
        <label htmlFor={fieldId} className="block text-sm font-medium">
          {t('text')}
        </label>
        <textarea
          id={fieldId}
          name="text"
          rows={4}
          maxLength={maxLength}
          aria-describedby={`${fieldId}-hint ${fieldId}-problem`}
          aria-invalid={problem === 'sayWhat' || undefined}
          className="field mt-1.5"
        />
        <p id={`${fieldId}-hint`} className="mt-1 text-xs text-faint">
          {t('textHint')}
        </p>
      </div>
      <div>
        <button type="submit" aria-disabled={busy || undefined} className="button button-plain">
          {t('send')}
        </button>
        <p id={`${fieldId}-problem`} role="alert" className="text-sm text-bad not-empty:mt-2">
          {problem && t(problem)}
        </p>
      </div>
    </form>
  );
}
