import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Comparator } from './comparator';
import { exponent10 } from './decimal';
import { acceptedInterval, mayBeWithin, mayTouch } from './interval';

it('returns the power of ten of the leading digit, as it is written', () => {
  const written = (value: number) => Number(value.toExponential().split('e')[1]);
  const powers = fc.integer({ min: -323, max: 308 }).map((exponent) => Number(`1e${exponent}`));
  const beside = powers.chain((power) =>
    fc.constantFrom(power, power * (1 - 2 ** -53), power * (1 + 2 ** -52), -power),
  );
  const numbers = fc.oneof(beside, fc.double({ noNaN: true, noDefaultInfinity: true }));
  fc.assert(
    fc.property(numbers, (value) => {
      expect(exponent10(value)).toBe(written(value));
    }),
  );
  expect(exponent10(Number.POSITIVE_INFINITY)).toBeNaN();
});

const comparators = fc.oneof(
  fc
    .double({ min: 1e-9, max: 0.2, noNaN: true })
    .map((tolerance): Comparator => ({ kind: 'relative', tolerance })),
  fc
    .double({ min: 1e-9, max: 9, noNaN: true })
    .map((tolerance): Comparator => ({ kind: 'absolute', tolerance })),
  fc.integer({ min: 1, max: 10 }).map((digits): Comparator => ({ kind: 'significant', digits })),
  fc.integer({ min: 0, max: 10 }).map((places): Comparator => ({ kind: 'decimals', places })),
  fc.constant<Comparator>({ kind: 'exact' }),
);
const values = fc.double({ min: -1e9, max: 1e9, noNaN: true });

it('rules out no number that lies in an accepted interval', () => {
  fc.assert(
    fc.property(values, comparators, (value, comparator) => {
      const { low, high } = acceptedInterval(value, comparator);
      for (const x of [low, value, high]) expect(mayBeWithin(x, value, comparator)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it('rules out no two accepted intervals that touch', () => {
  const apart = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(values, comparators, apart, (value, comparator, widths) => {
      const one = acceptedInterval(value, comparator);
      const other = acceptedInterval(value + widths * (one.high - one.low), comparator);
      fc.pre(one.low <= other.high && other.low <= one.high);
      expect(mayTouch(value, value + widths * (one.high - one.low), comparator)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
