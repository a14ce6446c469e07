import type { Evidence } from '@/lib/gpu/evidence';
import { fromBase } from '@/lib/quiz/kinds/numeric/units';
import type { AnswerView } from '@/lib/server/answer-view';
import type { EvidenceReport } from '@/lib/server/gpu-evidence';

/** How far the learner's own number is from the GPU's, in the unit of the answer; null where there is no such number. */
export function learnerDelta({ value, unit }: AnswerView, evidence: Evidence): number | null {
  if (value === null || evidence.kind === 'notChecked') return null;
  return Math.abs(value - fromBase(evidence.gpuValue, unit?.id ?? null));
}

/** JSON and the database hold finite numbers. */
const finite = (value: number | null): number | null => (Number.isFinite(value) ? value : null);

/** What is kept beside an attempt of what this machine's GPU made of it. */
export function evidenceReport(view: AnswerView, evidence: Evidence): EvidenceReport {
  const { attemptId } = view;
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
    learnerDelta: finite(learnerDelta(view, evidence)),
    adapter: adapter.slice(0, 200),
    milliseconds: finite(milliseconds),
  };
}
