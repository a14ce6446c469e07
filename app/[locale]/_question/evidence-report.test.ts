import { describe, expect, it } from 'vitest';
import type { Evidence } from '@/lib/gpu/evidence';
import type { Simulated } from '@/lib/gpu/simulations/simulate';
import { evidenceReport, learnerDelta } from './evidence-report';

const attemptId = '0190163d-8694-739b-aea5-966c26f8ad91';
const agrees: Evidence = {
  kind: 'agrees',
  maxDelta: 1e-7,
  bound: 1e-6,
  largestBound: 1e-6,
  elements: 3,
  adapter: 'an adapter',
  milliseconds: 4,
  gpuValue: 2.25,
  referenceValue: 2.25,
};

describe('what is reported of the GPU', () => {
  it('compares the learner’s own number with the GPU’s', () => {
    expect(learnerDelta(2, agrees)).toBe(0.25);
    expect(learnerDelta(null, agrees)).toBeNull();
    expect(learnerDelta(2, { kind: 'notChecked', reason: 'noAdapter' })).toBeNull();
  });

  it('holds finite numbers only', () => {
    const report = evidenceReport(
      attemptId,
      2,
      {
        ...agrees,
        kind: 'disagrees',
        maxDelta: Number.NaN,
        gpuValue: Number.NaN,
      },
      null,
    );
    expect(report).toMatchObject({ kind: 'disagrees', maxDelta: null, gpuValue: null, learnerDelta: null });
  });

  it('says why nothing was checked', () => {
    expect(evidenceReport(attemptId, 2, { kind: 'notChecked', reason: 'noAdapter' }, null)).toMatchObject({
      kind: 'notChecked',
      reason: 'noAdapter',
      adapter: null,
      estimate: null,
    });
  });

  describe('with draws at random', () => {
    const simulated: Simulated = {
      drawn: 'logits',
      estimate: 2.3,
      expected: 2.25,
      standardError: 0.1,
      samples: 4096,
      plausible: true,
      adapter: 'an adapter',
      milliseconds: 90,
    };

    it('keeps the estimate beside what was compared', () => {
      expect(evidenceReport(attemptId, 2, agrees, simulated)).toMatchObject({
        kind: 'agrees',
        gpuValue: 2.25,
        estimate: 2.3,
        standardError: 0.1,
        draws: 4096,
      });
    });

    it('is statistical where nothing else could be checked', () => {
      const unchecked = { kind: 'notChecked', reason: 'noBound' } as const;
      expect(evidenceReport(attemptId, 2, unchecked, simulated)).toMatchObject({
        kind: 'statistical',
        reason: 'noBound',
        adapter: 'an adapter',
        draws: 4096,
      });
    });

    it('disagrees where the draws contradict the value', () => {
      const far = { ...simulated, estimate: 9, plausible: false };
      expect(evidenceReport(attemptId, 2, agrees, far)).toMatchObject({ kind: 'disagrees', estimate: 9 });
    });
  });
});
