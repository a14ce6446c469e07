'use client';

import { useActionState, useId } from 'react';
import type { Report } from '@/lib/server/list-reports';
import { type Settled, settleReport } from '../actions';

type Words = Record<'note' | 'noteHint' | 'resolve' | 'reopen' | 'saved' | 'notSaved', string>;

/** What came of a report, in words for its learner. */
export function SettleForm({ report, words }: { report: Report; words: Words }) {
  const fieldId = useId();
  const [said, settle, isPending] = useActionState<Settled, FormData>(settleReport, null);
  const isOpen = report.status === 'open';
  return (
    <form action={settle} className="mt-4">
      <input type="hidden" name="id" value={report.id} />
      <input type="hidden" name="status" value={isOpen ? 'resolved' : 'open'} />
      <label htmlFor={fieldId} className="block text-sm font-medium">
        {words.note}
      </label>
      <textarea
        id={fieldId}
        name="note"
        rows={3}
        maxLength={2000}
        defaultValue={report.note ?? ''}
        aria-describedby={`${fieldId}-hint`}
        className="field mt-1.5 max-w-prose"
      />
      <p id={`${fieldId}-hint`} className="mt-1 text-xs text-faint">
        {words.noteHint}
      </p>
      <p className="mt-3 flex flex-wrap items-center gap-4">
        <button type="submit" aria-disabled={isPending || undefined} className="button button-main">
          {isOpen ? words.resolve : words.reopen}
        </button>
        <span role="status" className="text-sm text-soft">
          {said && words[said]}
        </span>
      </p>
    </form>
  );
}
