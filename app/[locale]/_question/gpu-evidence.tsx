'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { joinSentences } from '@/app/_components/join-sentences';
import type { Reveal } from '@/lib/server/answer-view';
import { type Evidence, verify } from './gpu';

/** What the learner's own GPU found, in words that claim no more than was checked. It never decides. */
export function GpuEvidence({ engine }: { engine: Reveal['engine'] }) {
  const t = useTranslations('gpu');
  const locale = useLocale();
  const evidence = useEvidence(engine);
  return (
    <section
      aria-labelledby="gpu-evidence"
      className="card p-4 sm:p-5"
      data-evidence={evidence?.kind ?? 'running'}
    >
      <h2 id="gpu-evidence" className="eyebrow">
        {t('title')}
      </h2>
      <div role="status" className="min-h-14">
        {evidence === null ? (
          <p className="late mt-1 text-sm text-soft">{t('running')}</p>
        ) : (
          <>
            <p className={`mt-1 font-semibold ${inks[evidence.kind]}`}>{t(evidence.kind)}</p>
            <p className="text-sm text-soft">
              {evidence.kind === 'notChecked'
                ? joinSentences(locale, t(evidence.reason ?? 'failed'), t('float64Stands'))
                : t(`${evidence.kind}Body`)}
            </p>
          </>
        )}
      </div>
      {evidence && evidence.kind !== 'notChecked' && <Figures evidence={evidence} />}
    </section>
  );
}

const inks: Record<Evidence['kind'], string> = {
  exact: 'text-good',
  agrees: 'text-good',
  tie: 'text-soft',
  disagrees: 'text-bad',
  notChecked: 'text-soft',
};

function Figures({ evidence }: { evidence: Evidence }) {
  const t = useTranslations('gpu');
  const locale = useLocale();
  const time = evidence.milliseconds?.toLocaleString(locale, { maximumFractionDigits: 1 });
  const rows: [string, string | undefined][] = [
    [t('maxDelta'), scientific(evidence.maxDelta)],
    [t('bound'), scientific(evidence.bound)],
    [t('elements'), evidence.elements?.toLocaleString(locale)],
    [t('gpuValue'), plain(evidence.gpuValue)],
    [t('referenceValue'), plain(evidence.referenceValue)],
    [t('time'), time === undefined ? undefined : t('milliseconds', { value: time })],
    [t('adapter'), evidence.adapter],
  ];
  return (
    <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-3 border-t border-rule pt-3 text-sm sm:grid-cols-3">
      {rows.map(
        ([label, value]) =>
          value !== undefined && (
            <div key={label} className="min-w-0 last:col-span-full">
              <dt className="text-xs text-faint">{label}</dt>
              <dd className="figures wrap-anywhere">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function useEvidence(engine: Reveal['engine']): Evidence | null {
  // The call of an answered question never changes, but a refreshed page brings an equal one in a new object.
  const call = useRef(engine);
  const [evidence, setEvidence] = useState<Evidence | null>(null);
  useEffect(() => {
    let current = true;
    verify(call.current).then((found) => {
      if (current) setEvidence(found);
    });
    return () => {
      current = false;
    };
  }, []);
  return evidence;
}

/** 2.38e−7 rather than 2.38e-7: a minus sign and not a hyphen. */
function scientific(value: number | undefined): string | undefined {
  if (value === undefined) return undefined;
  return value === 0 ? '0' : value.toExponential(2).replace('-', '−');
}

function plain(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(Number(value.toPrecision(12))).replace('-', '−');
}
