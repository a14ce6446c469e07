'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { joinSentences } from '@/app/_components/join-sentences';
import { fullNumber, shortNumber } from '@/app/_components/short-number';
import type { JsonTree } from '@/lib/engine/json';
import type { Evidence } from '@/lib/gpu/evidence';
import type { Simulated } from '@/lib/gpu/simulations/simulate';
import { simulateOnGpu, verifyOnGpu } from '@/lib/gpu/verify-client';
import type { Reveal } from '@/lib/server/answer-view';
import { sendEvidence } from './actions';
import { evidenceReport, learnerDelta } from './evidence-report';
import { SimulationEvidence } from './simulation-evidence';

type EngineCall = NonNullable<Reveal['engine']>;

/** What the learner's own GPU found, in words that claim no more than was checked. It never decides. */
export function GpuEvidence({ attemptId, engine }: { attemptId: string; engine: EngineCall }) {
  const t = useTranslations('gpu');
  const locale = useLocale();
  const { evidence, simulated } = useEvidence(attemptId, engine);
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
                ? joinSentences(locale, t(evidence.reason), t('float64Stands'))
                : t(`${evidence.kind}Body`)}
            </p>
          </>
        )}
      </div>
      {evidence && evidence.kind !== 'notChecked' && (
        <Figures found={evidence} learnerDelta={learnerDelta(engine.learnerValue, evidence)} />
      )}
      {simulated && <SimulationEvidence found={simulated} />}
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

function Figures({
  found,
  learnerDelta,
}: {
  found: Exclude<Evidence, { kind: 'notChecked' }>;
  learnerDelta: number | null;
}) {
  const t = useTranslations('gpu');
  const locale = useLocale();
  const time = found.milliseconds.toLocaleString(locale, { maximumFractionDigits: 1 });
  const isExact = found.kind === 'exact';
  const rows = [
    [t(isExact ? 'gpuInteger' : 'gpuValue'), fullNumber(found.gpuValue)],
    [t('referenceValue'), fullNumber(found.referenceValue)],
    ...(learnerDelta === null ? [] : [[t('learnerDelta'), shortNumber(learnerDelta)] as const]),
    // Of whole numbers that are the same there is no distance to tell.
    ...(isExact ? [] : [[t('maxDelta'), shortNumber(found.maxDelta)] as const]),
    ...(isExact ? [] : [[t('bound'), shortNumber(found.bound)] as const]),
    [t('elements'), found.elements.toLocaleString(locale)],
    [t('time'), t('milliseconds', { value: time })],
    [t('adapter'), found.adapter],
  ] as const;
  return (
    <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-3 border-t border-rule pt-3 text-sm sm:grid-cols-3">
      {rows.map(([label, value]) => (
        <div key={label} className="min-w-0 last:col-span-full">
          <dt className="text-xs text-faint">{label}</dt>
          <dd className="figures wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type Found = { evidence: Evidence | null; simulated: Simulated | null };

/** First the comparison; draws at random take longer and come after it. */
function useEvidence(attemptId: string, engine: EngineCall): Found {
  // An engine input holds no null, which its JSON type cannot say; the worker checks it again anyway.
  // The call of an answered question never changes, but a refreshed page brings an equal one in a new object.
  const answered = useRef({ attemptId, engine });
  const [found, setFound] = useState<Found>({ evidence: null, simulated: null });
  useEffect(() => {
    let current = true;
    const { attemptId: id, engine: call } = answered.current;
    const { learnerValue, ...asked } = call;
    const request = { ...asked, input: asked.input as JsonTree };
    const look = async () => {
      const evidence = await verifyOnGpu(request);
      if (!current) return;
      setFound({ evidence, simulated: null });
      const simulated = await simulateOnGpu({ ...request, seed: id });
      if (current && simulated) setFound({ evidence, simulated });
      await sendEvidence(evidenceReport(id, learnerValue, evidence, simulated)).catch(() => {
        // Nothing depends on its arrival.
      });
    };
    void look();
    return () => {
      current = false;
    };
  }, []);
  return found;
}
