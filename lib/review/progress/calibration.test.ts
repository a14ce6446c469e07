import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../learner.fixture';
import { trial, trials } from './answers.fixture';
import { calibrationOf, MIN_TRIALS } from './calibration';

/** So many trials with predictions from 0.5 to 1, remembered as `remembers` says. */
function drawn(total: number, random: () => number, remembers: (predicted: number) => number) {
  return Array.from({ length: total }, () => {
    const predicted = 0.5 + random() / 2;
    return trial('2026-03-01', random() < remembers(predicted), { predicted });
  });
}

describe('calibrationOf', () => {
  it('says that there are too few to compare', () => {
    const some = Array.from({ length: MIN_TRIALS - 1 }, () => trial('2026-03-01', true));
    expect(calibrationOf(some)).toEqual({ kind: 'tooFew', total: 29, needed: 30 });
    expect(calibrationOf([])).toMatchObject({ kind: 'tooFew', total: 0 });
    expect(calibrationOf([...some, trial('2026-03-01', false)])).toMatchObject({
      kind: 'measured',
      overall: { count: 29, total: 30 },
    });
  });

  it('puts every trial into one bin, bins in the order of what was predicted, none of fewer than 20', () => {
    fc.assert(
      fc.property(trials, (some) => {
        const calibration = calibrationOf(some);
        expect(calibration.kind).toBe(some.length < MIN_TRIALS ? 'tooFew' : 'measured');
        if (calibration.kind === 'tooFew') return;
        const { bins, overall } = calibration;
        expect(bins.reduce((sum, { total }) => sum + total, 0)).toBe(some.length);
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(overall.count);
        for (const [index, bin] of bins.entries()) {
          expect(bin.total).toBeGreaterThanOrEqual(20);
          if (index > 0) expect(bin.predicted).toBeGreaterThan(bins[index - 1]!.predicted);
        }
      }),
    );
  });

  it('finds nothing but chance in 95 of 100 learners who remember just as predicted', () => {
    const random = randomFrom(5);
    const runs = Array.from({ length: 400 }, () => calibrationOf(drawn(200, random, (p) => p)));
    const held = runs.filter((run) => run.kind === 'measured' && run.withinChance).length / runs.length;
    expect(held).toBeGreaterThan(0.92);
    expect(held).toBeLessThan(0.98);
  });

  it('finds a learner who forgets more than predicted', () => {
    const calibration = calibrationOf(drawn(400, randomFrom(6), (p) => p - 0.15));
    expect(calibration).toMatchObject({ kind: 'measured', withinChance: false });
    if (calibration.kind !== 'measured') return;
    expect(calibration.overall.high).toBeLessThan(calibration.overall.predicted);
  });
});
