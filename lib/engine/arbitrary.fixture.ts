import fc from 'fast-check';

/** Building blocks for the families' random inputs. */

/** Valid inputs of some ops, under their ids. */
export type RandomInputs = Readonly<Record<string, fc.Arbitrary<object>>>;

/** Evenly spread numbers of six decimals. (fc.double spreads its bits evenly: most of what it gives is next to 0.) */
const even = (min: number, max: number) => fc.integer({ min: min * 1e6, max: max * 1e6 }).map((n) => n / 1e6);

/** Mostly of the size of activations, now and then large, tiny or 0. */
export const real = fc.oneof(
  { weight: 8, arbitrary: even(-4, 4) },
  { weight: 1, arbitrary: fc.double({ min: -4, max: 4, noNaN: true }) },
  { weight: 1, arbitrary: fc.double({ min: -1e4, max: 1e4, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, -1, 1e-20, -1e-30, 100) },
);
export const extent = fc.integer({ min: 1, max: 6 });
export const positive = fc.double({ min: 1e-3, max: 10, noNaN: true });
export const epsilon = fc.constantFrom(1e-3, 1e-5, 1e-8, 0);

/** A score that may be masked away. */
export const score = fc.oneof(
  { weight: 6, arbitrary: real as fc.Arbitrary<number | string> },
  fc.constant('-Infinity'),
);

export const count = (max: number) => fc.integer({ min: 1, max });
export const vector = <T = number>(length: number, element = real as fc.Arbitrary<T>) =>
  fc.array(element, { minLength: length, maxLength: length });
export const matrix = <T = number>(rows: number, columns: number, element = real as fc.Arbitrary<T>) =>
  fc.array(vector(columns, element), { minLength: rows, maxLength: rows });
export const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Drops what `maybe` left out: no field is given as undefined. */
export function withoutUndefined<T extends object>(record: T): Partial<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<T>;
}
