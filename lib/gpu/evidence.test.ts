import { describe, expect, it } from 'vitest';
import { type Compared, judge } from './evidence';

const machine = { adapter: 'a GPU', milliseconds: 1.5 };
const real = (gpu: number[], value: number[], error: number[]): Compared => ({
  dtype: 'real',
  choice: false,
  gpu,
  expected: { value: Float64Array.from(value), error: Float64Array.from(error) },
});
const asked = (referenceValue: number, element = 0) => ({ index: 0, element, referenceValue });

describe('judge', () => {
  it('returns agreement with the largest difference, its bound and the largest bound', () => {
    const evidence = judge([real([1.5, 2.25], [1.25, 2.125], [0.5, 0.75])], asked(2.125, 1), machine);
    expect(evidence).toEqual({
      kind: 'agrees',
      maxDelta: 0.25,
      bound: 0.5,
      largestBound: 0.75,
      elements: 2,
      gpuValue: 2.25,
      referenceValue: 2.125,
      ...machine,
    });
  });

  it('returns exact only for whole numbers that are all the same', () => {
    const bytes = { ...real([14e9], [14e9], [0]), dtype: 'exact' as const };
    expect(judge([bytes], asked(14e9), machine)).toMatchObject({ kind: 'exact', maxDelta: 0, elements: 1 });
    expect(judge([real([2], [2], [0])], asked(2), machine)).toMatchObject({ kind: 'agrees' });
    const third = { ...real([1.5], [1.5], [2 ** -24]), dtype: 'exact' as const };
    expect(judge([third], asked(1.5), machine)).toMatchObject({ kind: 'agrees' });
  });

  it('returns a tie for a place that float32 cannot decide, wherever the GPU put it', () => {
    const places = { ...real([3], [1], [2]), dtype: 'exact' as const, choice: true };
    expect(judge([places], asked(1), machine)).toMatchObject({ kind: 'tie', gpuValue: 3 });
    const decided = { ...real([1], [1], [0]), dtype: 'exact' as const, choice: true };
    expect(judge([decided], asked(1), machine)).toMatchObject({ kind: 'exact' });
    const outside = { ...places, gpu: [4] };
    expect(judge([outside], asked(1), machine)).toMatchObject({ kind: 'disagrees' });
  });

  it('reports the element outside its bound, not a larger difference inside', () => {
    const compared = [real([1.5, 10], [1, 13], [0.25, 4])];
    expect(judge(compared, asked(13, 1), machine)).toMatchObject({
      kind: 'disagrees',
      maxDelta: 0.5,
      bound: 0.25,
    });
  });

  it.each([
    ['NaN', Number.NaN],
    ['∞', Number.POSITIVE_INFINITY],
  ])('disagrees with %s from the GPU', (_, gpu) => {
    expect(judge([real([gpu], [1], [0.5])], asked(1), machine)).toMatchObject({ kind: 'disagrees' });
  });

  it('disagrees when the key the server gave is not what was computed', () => {
    expect(judge([real([1], [1], [0.25])], asked(3), machine)).toMatchObject({
      kind: 'disagrees',
      maxDelta: 2,
    });
  });

  it('leaves out elements that nothing is promised for', () => {
    const compared = [real([1, 99], [1, 2], [0.25, Number.POSITIVE_INFINITY])];
    expect(judge(compared, asked(1), machine)).toMatchObject({ kind: 'agrees', elements: 1 });
  });
});
