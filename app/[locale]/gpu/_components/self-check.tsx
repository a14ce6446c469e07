'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Findings } from './findings';
import { isBad, reportText } from './report';
import { type SelfCheck as State, useSelfCheck } from './use-self-check';

/** Runs every op and kernel on this browser's adapter and shows how each compares with float64. */
export function SelfCheck() {
  const t = useTranslations('selfCheck');
  const { state, start, cancel } = useSelfCheck();
  const isRunning = state.status === 'running';
  return (
    <>
      <p className="mt-8 flex flex-wrap gap-3">
        {isRunning ? (
          <button type="button" className="button button-plain" onClick={cancel}>
            {t('cancel')}
          </button>
        ) : (
          <button type="button" className="button button-main" onClick={start}>
            {t(state.status === 'idle' ? 'start' : 'again')}
          </button>
        )}
        {'findings' in state && !isRunning && state.findings.length > 0 && <CopyReport {...state} />}
      </p>
      <Progress state={state} />
      {'findings' in state && <Findings findings={state.findings} />}
    </>
  );
}

function Progress({ state }: { state: State }) {
  const t = useTranslations('selfCheck');
  const gpu = useTranslations('gpu');
  if (state.status === 'idle') return null;
  if (state.status === 'refused') {
    return (
      <p role="status" className="mt-4 text-soft">
        {gpu(state.reason)}
      </p>
    );
  }
  const { status, adapter, total, findings } = state;
  const bad = findings.filter(isBad).length;
  const unchecked = findings.filter(({ kind }) => kind === 'notChecked').length;
  const good = findings.length - bad - unchecked;
  return (
    <div className="mt-4">
      <progress
        className="h-2 w-full accent-current"
        aria-label={t('progress', { done: findings.length, total })}
        max={Math.max(total, 1)}
        value={findings.length}
      />
      <p className="figures text-sm text-soft">{t('progress', { done: findings.length, total })}</p>
      <p role="status" className="mt-2 font-semibold">
        {status !== 'running' && t(status === 'done' ? 'done' : 'cancelled')}
      </p>
      {status !== 'running' && (
        <p className={bad > 0 ? 'text-bad' : 'text-soft'}>{t('summary', { good, bad, unchecked })}</p>
      )}
      {adapter && (
        <p className="mt-1 text-sm wrap-anywhere text-faint">
          {gpu('adapter')} {adapter}
        </p>
      )}
    </div>
  );
}

function CopyReport({ adapter, findings }: Extract<State, { findings: object }>) {
  const t = useTranslations('selfCheck');
  const [said, setSaid] = useState<'copied' | 'notCopied' | null>(null);
  async function copy() {
    try {
      await navigator.clipboard.writeText(reportText(adapter, findings, navigator.userAgent));
      setSaid('copied');
    } catch {
      setSaid('notCopied');
    }
  }
  return (
    <>
      <button type="button" className="button button-plain" onClick={copy}>
        {t('copy')}
      </button>
      <span role="status" className="self-center text-sm text-soft">
        {said && t(said)}
      </span>
    </>
  );
}
