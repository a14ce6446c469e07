import type { Evidence } from '@/lib/gpu/evidence';
import type { EvidenceReport } from '@/lib/server/gpu-evidence';

/** How far the learner's own number is from the GPU's, before any unit; null where there is no such number. */
export function learnerDelta(learnerValue: number | null, evidence: Evidence): number | null {
  if (learnerValue === null || evidence.kind === 'notChecked') return null;
  return Math.abs(learnerValue - evidence.gpuValue);
}

/** JSON and the database hold finite numbers. */
const finite = (value: number | null): number | null => (Number.isFinite(value) ? value : null);

/** What is kept beside an attempt of what this machine's GPU made of it. */
export function evidenceReport(
  attemptId: string,
  learnerValue: number | null,
  evidence: Evidence,
): EvidenceReport {
  if (evidence.kind === 'notChecked') {
    const { kind, reason } = evidence;
    const none = { maxDelta: null, bound: null, elements: null, gpuValue: null, learnerDelta: null };
    return { attemptId, kind, reason, ...none, adapter: null, milliseconds: null };
  }
  const { kind, maxDelta, bound, elements, gpuValue, adapter, milliseconds } = evidence;
  return {
    attemptId,
    kind,
    reason: null,
    maxDelta: finite(maxDelta),
    bound: finite(bound),
    elements,
    gpuValue: finite(gpuValue),
    learnerDelta: finite(learnerDelta(learnerValue, evidence)),
    adapter: adapter.slice(0, 200),
    milliseconds: finite(milliseconds),
  };
}
