import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, expectDigits } from '../../answer.fixture';

const logits = (length: number) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: length, maxLength: length });
const pair = fc.integer({ min: 2, max: 6 }).chain((n) => fc.tuple(logits(n), logits(n)));

describe('distill.softLabels', () => {
  it('softens [2,1,0] at T = 2', () => {
    expectDigits(
      answer('distill.softLabels', { logits: [2, 1, 0], temperature: 2 }).probs!,
      '0.5065',
      '0.3072',
      '0.1863',
    );
  });
});

describe('distill.loss', () => {
  const given = { studentLogits: [1, 1, 0], teacherLogits: [2, 1, 0], label: 0, temperature: 2 };
  const hidden = { studentHidden: [1, 2, 2], teacherHidden: [2, 1, 2] };

  it('returns T²·KL = 0.1240; without T² 0.0310, the other way round 0.1217', () => {
    expectDigits(answer('distill.loss', given).kd!, '0.1240');
    expectDigits(answer('distill.loss', given, 'no-temperature-squared').kd!, '0.0310');
    expectDigits(answer('distill.loss', given, 'reversed-kl').kd!, '0.1217');
  });

  it('returns 1/9 for hidden states [1,2,2] and [2,1,2], and no cosine part without them', () => {
    expectDigits(answer('distill.loss', { ...given, ...hidden }).cos!, '0.1111');
    expect(answer('distill.loss', given)).not.toHaveProperty('cos');
  });

  it('weighs the parts it has; a weight left out is 1', () => {
    const parts = answer('distill.loss', { ...given, ...hidden, weights: { kd: 5 } });
    const { ce, kd, cos, total } = parts as Record<string, number>;
    expect(total).toBeCloseTo(ce! + 5 * kd! + cos!, 12);
  });

  it('does not change in size with T: for a large T, T²·KL nears Σ(Δz − mean Δz)²/2C (Hinton et al. 2015, eq. 4)', () => {
    fc.assert(
      fc.property(pair, ([studentLogits, teacherLogits]) => {
        const apart = studentLogits.map((z, i) => z - teacherLogits[i]!);
        const mean = apart.reduce((sum, d) => sum + d, 0) / apart.length;
        const limit = apart.reduce((sum, d) => sum + (d - mean) ** 2, 0) / (2 * apart.length);
        const { kd } = answer('distill.loss', { studentLogits, teacherLogits, label: 0, temperature: 1e4 });
        expect(Math.abs(Number(kd) - limit)).toBeLessThan(2e-3 * (1 + limit));
      }),
    );
  });

  it('is 0 but for the label when the student equals the teacher', () => {
    fc.assert(
      fc.property(pair, fc.constantFrom(1, 2, 4), ([studentLogits], temperature) => {
        const { ce, total } = answer('distill.loss', {
          studentLogits,
          teacherLogits: studentLogits,
          label: 0,
          temperature,
        });
        expect(total).toBeCloseTo(Number(ce), 12);
      }),
    );
  });
});

describe('distill.compression', () => {
  it('returns DistilBERT’s 39.4% fewer parameters, and 39% less time at 1.63 times the speed', () => {
    const size = answer('distill.compression', { teacher: 109_482_240, student: 66_362_880 });
    expectDigits(size.reduction!, '0.394');
    const time = answer('distill.compression', { teacher: 668, student: 410 });
    expectDigits([time.factor as number, time.reduction as number], '1.63', '0.39');
  });
});
