import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, expectDigits } from '../../answer.fixture';
import { evaluate } from '../../evaluate';

describe('lr.schedule', () => {
  it('returns half the peak half-way through the warm-up, whatever the kind', () => {
    for (const kind of ['constant', 'linear', 'cosine', 'inverseSqrt']) {
      const input = { kind, step: 50, warmupSteps: 100, totalSteps: 1000, peak: 1e-3 };
      expectDigits(answer('lr.schedule', input).lr!, '5.0e-4');
      expectDigits(answer('lr.schedule', input, 'one-step-late').lr!, '5.1e-4');
    }
  });

  it('returns 5e-4 in the middle of a cosine after 100 warm-up steps of 1000, and what other counts give', () => {
    const input = { kind: 'cosine', step: 550, warmupSteps: 100, totalSteps: 1000, peak: 1e-3 };
    expectDigits(answer('lr.schedule', input).lr!, '5.00e-4');
    expectDigits(answer('lr.schedule', input, 'warmup-in-the-decay').lr!, '4.22e-4');
    expectDigits(answer('lr.schedule', input, 'decay-over-total').lr!, '5.78e-4');
  });

  it('never leaves what lies between min and peak after the warm-up, never rises, and ends at min', () => {
    const kinds = fc.constantFrom('constant', 'linear', 'cosine', 'inverseSqrt');
    fc.assert(
      fc.property(kinds, fc.integer({ min: 10, max: 120 }), (kind, step) => {
        const at = (t: number) =>
          Number(
            answer('lr.schedule', { kind, step: t, warmupSteps: 10, totalSteps: 100, peak: 1, min: 0.1 }).lr,
          );
        expect(at(step)).toBeLessThanOrEqual(1);
        expect(at(step)).toBeGreaterThanOrEqual(0.1 - 1e-15);
        expect(at(step + 1)).toBeLessThanOrEqual(at(step));
        if (step >= 100 && (kind === 'linear' || kind === 'cosine')) expect(at(step)).toBe(0.1);
      }),
    );
  });

  it.each([
    ['a decay without an end', { kind: 'cosine', step: 1, peak: 1 }, 'totalSteps'],
    [
      'an end inside the warm-up',
      { kind: 'linear', step: 1, peak: 1, warmupSteps: 5, totalSteps: 5 },
      'totalSteps',
    ],
    ['an inverse root without warm-up', { kind: 'inverseSqrt', step: 1, peak: 1 }, 'warmupSteps'],
    ['a negative step', { kind: 'constant', step: -1, peak: 1 }, 'step'],
  ])('rejects %s', (_, input, field) => {
    expect(evaluate('lr.schedule', input)).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', path: `input.${field}` },
    });
  });
});
