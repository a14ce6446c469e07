import { expect, test } from 'vitest';
import { node } from '@/lib/engine/language/build';
import { compile } from './compile/compile';
import { planMemory, readOutputs } from './memory';

/** A kernel whose outputs are its inputs: what is written is what is read. */
function roundTrip(data: number[], dtype: 'real' | 'exact' | 'bool', fractionBits = 0): number[] {
  const given = node('input', [], { data: Float64Array.from(data) }, [data.length], dtype, fractionBits);
  const kernel = compile({ title: 'nothing', roots: [given], names: new Map(), symbols: new Map() });
  const plans = planMemory(kernel);
  const parts = plans.map(({ given: bytes, wanted }) =>
    bytes.slice(wanted!.byteOffset, wanted!.byteOffset + wanted!.byteLength),
  );
  return [...readOutputs(kernel, plans, parts).get(given)!];
}

test('real numbers go through float32, and what is below its normal range becomes 0', () => {
  expect(roundTrip([0.5, 0.1, 1e-40, -3], 'real')).toEqual([0.5, Math.fround(0.1), 0, -3]);
});

test('exact numbers come back as they are', () => {
  const whole = [0, 1, 2 ** 32 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER];
  expect(roundTrip(whole, 'exact')).toEqual(whole);
  const fractions = [0.5, 1 / 1024, 123_456.125];
  expect(roundTrip(fractions, 'exact', 20)).toEqual(fractions);
});

test('masks come back as 0 and 1', () => {
  expect(roundTrip([1, 0, 1], 'bool')).toEqual([1, 0, 1]);
});
