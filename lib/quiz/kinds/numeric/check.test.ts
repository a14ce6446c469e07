import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNumeric } from './check';
import type { Comparator } from './comparator';
import { formatAccepted, formatKey } from './display';
import { acceptedInterval, justOutside, neededPrecision } from './interval';
import type { NumericKey } from './key';

const feedback = { en: 'f', zh: 'f' };

function keyOf(value: number, comparator: Comparator, slips: Record<string, number> = {}): NumericKey {
  return {
    kind: 'numeric',
    value,
    unit: null,
    comparator,
    accepted: acceptedInterval(value, comparator),
    slips: Object.entries(slips).map(([id, slip]) => ({ id, value: slip, feedback })),
    engine: { op: 'none', input: {}, path: ['y'], value },
  };
}

const kindOf = (key: NumericKey, raw: string) => checkNumeric(key, raw).kind;

const comparators = fc.oneof(
  fc
    .double({ min: 1e-6, max: 0.2, noNaN: true })
    .map((tolerance) => ({ kind: 'relative', tolerance }) as const),
  fc
    .double({ min: 1e-6, max: 10, noNaN: true })
    .map((tolerance) => ({ kind: 'absolute', tolerance }) as const),
  fc.integer({ min: 1, max: 8 }).map((digits) => ({ kind: 'significant', digits }) as const),
  fc.integer({ min: 0, max: 6 }).map((places) => ({ kind: 'decimals', places }) as const),
  fc.constant({ kind: 'exact' } as const),
);
const values = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).filter((value) => Math.abs(value) > 1e-6),
  fc.integer({ min: -100_000, max: 100_000 }).filter((value) => value !== 0),
  fc.integer({ min: -6, max: 6 }).map((exponent) => 10 ** exponent),
);

describe('checkNumeric', () => {
  describe('always accepts what it shows', () => {
    // PrairieLearn, WeBWorK (pg #1070), Numbas #247, Khan #116858: "shown answer rejected".
    it('returns correct for the key as shown and in full', () => {
      fc.assert(
        fc.property(values, comparators, (value, comparator) => {
          const key = keyOf(value, comparator);
          expect(kindOf(key, formatKey(key))).toBe('correct');
          expect(kindOf(key, String(value))).toBe('correct');
        }),
        { numRuns: 2000 },
      );
    });

    it('returns correct for both ends of the interval as shown', () => {
      fc.assert(
        fc.property(values, comparators, (value, comparator) => {
          const key = keyOf(value, comparator);
          const { low, high } = formatAccepted(key);
          expect(kindOf(key, low)).toBe('correct');
          expect(kindOf(key, high)).toBe('correct');
          for (const id of ['%', 'GiB'] as const) {
            const withUnit: NumericKey = { ...key, unit: { id, required: true } };
            expect(kindOf(withUnit, `${low} ${id}`)).toBe('correct');
            expect(kindOf(withUnit, `${high}${id}`)).toBe('correct');
          }
        }),
        { numRuns: 2000 },
      );
    });

    it('returns correct for the key rounded to the digits that are said to be needed', () => {
      fc.assert(
        fc.property(values, comparators, (value, comparator) => {
          fc.pre(comparator.kind !== 'exact');
          const needed = neededPrecision(value, comparator);
          const text =
            needed.kind === 'decimals' ? value.toFixed(needed.places) : value.toPrecision(needed.digits);
          expect(kindOf(keyOf(value, comparator), text)).toBe('correct');
        }),
        { numRuns: 2000 },
      );
    });

    it('returns correct for 638.45 where 638.45 is the end that is shown', () => {
      const key = keyOf(638.4, { kind: 'absolute', tolerance: 0.05 });
      expect(formatAccepted(key).high).toBe('638.45');
      expect(kindOf(key, '638.45')).toBe('correct');
    });
  });

  describe('significant figures', () => {
    it.each([
      // PrairieLearn #12450, STACK #1108 and #107: digits below a power of ten are ten times finer.
      [10, 2, '10', 'correct'],
      [10, 2, '9.96', 'correct'],
      [10, 2, '9.8', 'wrong'],
      [10, 2, '9.5', 'wrong'],
      [10, 2, '10.4', 'correct'],
      [10, 2, '10.6', 'wrong'],
      [-10, 2, '-9.5', 'wrong'],
      [-10, 2, '-10.4', 'correct'],
      [9.97, 2, '10', 'correct'],
      [1234, 3, '1230', 'correct'],
      [1234, 3, '1234.0001', 'correct'],
      [0.012345, 3, '0.0123', 'correct'],
      [0.012345, 3, '0.0125', 'wrong'],
    ])('for the key %d at %d digits, %s is %s', (value, digits, raw, kind) => {
      expect(kindOf(keyOf(value, { kind: 'significant', digits }), raw)).toBe(kind);
    });
  });

  describe('near zero', () => {
    // Doenet #359, Tensara #5, and PrairieLearn's default tolerance, which takes 0 for 3e-9.
    it('rejects 0 for 3e-9 under a relative tolerance', () => {
      expect(kindOf(keyOf(3e-9, { kind: 'relative', tolerance: 0.01 }), '0')).toBe('wrong');
    });
    it('accepts what lies within the floor of the item', () => {
      const key = keyOf(0, { kind: 'relative', tolerance: 0.01, floor: 0.001 });
      expect(kindOf(key, '0.0009')).toBe('correct');
      expect(kindOf(key, '0.002')).toBe('wrong');
    });
  });

  describe('imprecise', () => {
    const key = keyOf(0.65132, { kind: 'significant', digits: 3 });
    it.each([
      ['0.65', 'imprecise'],
      ['0.7', 'imprecise'],
      ['.65', 'imprecise'],
      ['65%', 'imprecise'],
      ['6.5×10^-1', 'imprecise'],
      ['0.651', 'correct'],
      ['0.6', 'wrong'],
      ['0.66', 'wrong'],
      ['1', 'wrong'],
      ['0', 'wrong'],
      ['13/20', 'wrong'],
    ])('%s for 0.65132 at three digits is %s', (raw, kind) => {
      expect(kindOf(key, raw)).toBe(kind);
    });
    it('says what is needed', () => {
      expect(checkNumeric(key, '0.65')).toMatchObject({ needed: { kind: 'significant', digits: 3 } });
    });
    it.each([
      [512, '500', 'imprecise'],
      [512, '510', 'imprecise'],
      [512, '500.0', 'wrong'],
      [512, '5e2', 'imprecise'],
      [0.96, '1', 'imprecise'],
      [0.96, '1.0', 'imprecise'],
      [0.6, '1', 'wrong'],
    ])('for the key %d at three digits, %s is %s', (value, raw, kind) => {
      expect(kindOf(keyOf(value, { kind: 'significant', digits: 3 }), raw)).toBe(kind);
    });
    it('never holds a fraction to the digits it was typed with', () => {
      expect(kindOf(keyOf(1 / 3, { kind: 'significant', digits: 6 }), '1/3')).toBe('correct');
      expect(kindOf(keyOf(0.3334, { kind: 'significant', digits: 4 }), '1/3')).toBe('wrong');
    });
  });

  describe('just outside', () => {
    const places = { kind: 'decimals', places: 3 } as const;
    it('returns true for one off in the last digit asked for', () => {
      expect(justOutside(1.86, 1.859485, places)).toBe(true);
    });
    it('returns false for anything farther, and for a whole number that must be exact', () => {
      expect(justOutside(1.862, 1.859485, places)).toBe(false);
      expect(justOutside(17, 16, { kind: 'exact' })).toBe(false);
    });
  });

  describe('slips', () => {
    const key = keyOf(1.5, { kind: 'relative', tolerance: 0.01 }, { double: 3, nearly: 3.02, half: 0.75 });
    it('names the nearest of the slips within tolerance', () => {
      expect(checkNumeric(key, '3.001')).toMatchObject({ kind: 'slip', slipId: 'double', value: 3.001 });
      expect(checkNumeric(key, '3.019')).toMatchObject({ kind: 'slip', slipId: 'nearly' });
      expect(checkNumeric(key, '3/4')).toMatchObject({ kind: 'slip', slipId: 'half', feedback });
    });
    it('returns wrong outside every tolerance', () => {
      expect(kindOf(key, '2.0')).toBe('wrong');
    });
    it('prefers the key where a slip lies within its tolerance', () => {
      expect(kindOf(keyOf(1.5, { kind: 'absolute', tolerance: 0.1 }, { near: 1.52 }), '1.52')).toBe(
        'correct',
      );
    });
  });
});
