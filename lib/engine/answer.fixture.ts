import { expect } from 'vitest';
import { evaluate } from './evaluate';
import type { JsonTree } from './json';

/** The answer to a case that must have one; with `slip`, that of somebody who makes the mistake. */
export function answer(op: string, input: object, slip?: string): Record<string, JsonTree> {
  const result = evaluate(op, input, slip);
  if (!result.ok) throw new Error(`${op}: ${result.error.path} ${result.error.message}`);
  return result.value.output;
}

/** The part of an answer at a place such as `state.m[0]`. */
export function partOf(value: JsonTree, place: string): JsonTree {
  const keys = place.split(/[.[\]]+/).filter((key) => key !== '');
  return keys.reduce<JsonTree>((part, key) => (part as Record<string, JsonTree>)[key]!, value);
}

/** The numbers of an answer's part, in order. */
export const numbersOf = (value: JsonTree): number[] => [value].flat(8).map(Number);

/** Holds every number to within half a unit of the last digit that `wanted` is written with. */
export function expectDigits(value: JsonTree, ...wanted: string[]): void {
  const numbers = numbersOf(value);
  expect(numbers).toHaveLength(wanted.length);
  for (const [i, text] of wanted.entries()) {
    const [mantissa, exponent] = text.split('e');
    const decimals = mantissa!.split('.')[1]?.length ?? 0;
    const unit = 10 ** (Number(exponent ?? 0) - decimals);
    expect(Math.abs(numbers[i]! - Number(text)), `${numbers[i]} for ${text}`).toBeLessThanOrEqual(
      unit / 2 + 1e-12 * Math.abs(Number(text)),
    );
  }
}
