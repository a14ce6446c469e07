import type { Evidence } from '@/lib/gpu/evidence';
import type { Simulated } from '@/lib/gpu/simulations/simulate';
import type { EvidenceReport } from '@/lib/server/gpu-evidence';

/** How far the learner's own number is from the GPU's, before any unit; null where there is no such number. */
export function learnerDelta(learnerValue: number | null, evidence: Evidence): number | null {
  if (learnerValue === null || evidence.kind === 'notChecked') return null;
  return Math.abs(learnerValue - evidence.gpuValue);
}

/** JSON and the database hold finite numbers. */
const finite = (value: number | null): number | null => (Number.isFinite(value) ? value : null);

const nothing = {
  reason: null,
  maxDelta: null,
  bound: null,
  elements: null,
  gpuValue: null,
  learnerDelta: null,
  adapter: null,
  milliseconds: null,
  estimate: null,
  standardError: null,
  draws: null,
} as const;

/** Draws that contradict the value are a disagreement; where nothing else could be checked, they are the evidence. */
function kindOf({ kind }: Evidence, simulated: Simulated | null): EvidenceReport['kind'] {
  if (simulated === null) return kind;
  if (!simulated.plausible) return 'disagrees';
  return kind === 'notChecked' ? 'statistical' : kind;
}

function figuresOf(learnerValue: number | null, evidence: Evidence): Partial<EvidenceReport> {
  if (evidence.kind === 'notChecked') return { reason: evidence.reason };
  const { maxDelta, bound, elements, gpuValue, adapter, milliseconds } = evidence;
  return {
    maxDelta: finite(maxDelta),
    bound: finite(bound),
    elements,
    gpuValue: finite(gpuValue),
    learnerDelta: finite(learnerDelta(learnerValue, evidence)),
    adapter: adapter.slice(0, 200),
    milliseconds: finite(milliseconds),
  };
}

/** What is kept beside an attempt of what this machine's GPU made of it, and of draws at random where there were any. */
export function evidenceReport(
  attemptId: string,
  learnerValue: number | null,
  evidence: Evidence,
  simulated: Simulated | null,
): EvidenceReport {
  return {
    ...nothing,
    adapter: simulated?.adapter.slice(0, 200) ?? null,
    ...figuresOf(learnerValue, evidence),
    attemptId,
    kind: kindOf(evidence, simulated),
    estimate: simulated && finite(simulated.estimate),
    standardError: simulated && finite(simulated.standardError),
    draws: simulated?.samples ?? null,
  };
}
