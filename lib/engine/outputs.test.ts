import { describe, expect, it } from 'vitest';
import { node } from './language/build';
import type { Node } from './language/node';
import { given, type Outputs, prefix } from './op';
import { assemble, assembleBounds, isGiven, outputNodes, outputRoots } from './outputs';

const real = (...data: number[]) =>
  node('input', [], { data: Float64Array.from(data) }, [data.length], 'real');
const whole = (value: number) => node('input', [], { data: Float64Array.of(value) }, [], 'exact');
const valuesOf = (value: Node) => (value as Node<'input'>).attributes.data;

const [probs, count] = [real(0.5, 0.3, 0.2), whole(2)];
const outputs: Outputs = {
  steps: [{ max: real(1) }, { max: given('-Infinity') }],
  vocabulary: given(['a', 'b']),
  probs: prefix(probs, count),
  state: {},
};

describe('isGiven', () => {
  const withShape: Outputs = { ...outputs, shape: given([2, 3]) };
  it.each([
    ['a number that is given', ['shape', 1], true],
    ['a list that is given', ['shape'], false],
    ['a place that is not there', ['shape', 2], false],
    ['what is computed', ['probs', 0], false],
    ['what is computed in a list', ['steps', 0, 'max', 0], false],
    ['a field that is not there', ['nothing', 0], false],
  ])('of %s: %o → %s', (_, path, expected) => {
    expect(isGiven(withShape, path)).toBe(expected);
  });
});

describe('assemble', () => {
  it('returns lists, what was given, as many elements as were counted, and an empty state', () => {
    expect(assemble(outputs, valuesOf)).toEqual({
      steps: [{ max: [1] }, { max: '-Infinity' }],
      vocabulary: ['a', 'b'],
      probs: [0.5, 0.3],
      state: {},
    });
  });
});

describe('assembleBounds', () => {
  it('returns bounds in the answer’s shape, and 0 for what was given', () => {
    const errorOf = (value: Node) => valuesOf(value).map(() => 0.25);
    expect(assembleBounds(outputs, errorOf, valuesOf)).toEqual({
      steps: [{ max: [0.25] }, { max: 0 }],
      vocabulary: [0, 0],
      probs: [0.25, 0.25],
      state: {},
    });
  });
});

describe('outputNodes', () => {
  it('returns the places of what is computed', () => {
    expect(outputNodes(outputs).map(({ path }) => path)).toEqual([['steps', 0, 'max'], ['probs']]);
    expect(outputRoots(outputs)).toContain(count);
  });
});
