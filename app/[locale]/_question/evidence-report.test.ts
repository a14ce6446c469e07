import { describe, expect, it } from 'vitest';
import type { Evidence } from '@/lib/gpu/evidence';
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
    const report = evidenceReport(attemptId, 2, {
      ...agrees,
      kind: 'disagrees',
      maxDelta: Number.NaN,
      gpuValue: Number.NaN,
    });
    expect(report).toMatchObject({ kind: 'disagrees', maxDelta: null, gpuValue: null, learnerDelta: null });
  });

  it('says why nothing was checked', () => {
    expect(evidenceReport(attemptId, 2, { kind: 'notChecked', reason: 'noAdapter' })).toMatchObject({
      kind: 'notChecked',
      reason: 'noAdapter',
      adapter: null,
    });
  });
});
