import { describe, expect, it } from 'vitest';
import { add, constant, countTrue, less, node, select, whole } from '../language/build';
import type { Node } from '../language/node';
import { argmax, order, take } from '../language/rank';
import { bounds } from './bound';
import { isChoice } from './bound-choices';
import type { Bounded } from './bounded';

const real = (...values: number[]): Node =>
  node('input', [], { data: Float64Array.from(values) }, [values.length], 'real');
const boundedOf = (value: Node) => bounds([value]).get(value) as Bounded;
/** The number, off by what storing and adding lose: about 1.2e-7. */
const rough = (...values: number[]) => add(real(...values), constant(0.1));

describe('choices', () => {
  it('are sure where the numbers are further apart than their errors', () => {
    expect(boundedOf(less(rough(1), rough(2)))).toEqual({
      value: new Float64Array([1]),
      error: new Float64Array([0]),
    });
    expect([...boundedOf(order(rough(1, 3, 2))).value]).toEqual([1, 2, 0]);
    expect([...boundedOf(order(rough(1, 3, 2))).error]).toEqual([0, 0, 0]);
  });

  it('are sure where equal numbers are exact: a tie goes to the lower place', () => {
    const { value, error } = boundedOf(order(real(5, 7, 5, 7)));
    expect([[...value], [...error]]).toEqual([
      [1, 3, 0, 2],
      [0, 0, 0, 0],
    ]);
    expect(boundedOf(argmax(real(5, 7, 5, 7)))).toMatchObject({ value: new Float64Array([1]) });
    expect([...boundedOf(argmax(real(5, 7, 5, 7))).error]).toEqual([0]);
  });

  it('are off by as far as the furthest other candidate', () => {
    const close = rough(1, 9, 1 + 1e-9, 0, 1 - 1e-9);
    expect([...boundedOf(order(close)).error]).toEqual([0, 2, 4, 4, 0]);
    expect([...boundedOf(argmax(rough(3, 1, 3))).error]).toEqual([2]);
    expect([...boundedOf(less(rough(1), rough(1))).error]).toEqual([1]);
  });

  it('count over all candidates in what is chosen by them', () => {
    const mask = less(rough(1), rough(1));
    expect(boundedOf(select(mask, real(5), real(2))).error[0]).toBe(3);
    expect(boundedOf(countTrue(less(rough(0, 1, 2), rough(1, 1, 1)))).error[0]).toBe(1);
    const places = order(rough(1, 1, 4));
    expect([...boundedOf(take(real(10, 20, 30), places)).error]).toEqual([0, 10, 10]);
  });
});

describe('isChoice', () => {
  it('tells places and counts from bytes and real numbers', () => {
    expect(isChoice(order(real(1)))).toBe(true);
    expect(isChoice(countTrue(less(real(1), real(2))))).toBe(true);
    expect(isChoice(whole(3))).toBe(false);
    expect(isChoice(real(1))).toBe(false);
  });
});
