import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, expectDigits } from '../../answer.fixture';
import { regInputs } from './cases.fixture';

type TrainEval = {
  x: number[][];
  keepMask: boolean[][];
  p: number;
  eps: number;
  runningMean: number[];
  runningVar: number[];
};

describe('reg.dropout', () => {
  it('keeps ×1.1111 at p = 0.1 in training, and changes nothing in evaluation', () => {
    const input = { x: [1, 1], keepMask: [true, false], p: 0.1 };
    expectDigits(answer('reg.dropout', input).y!, '1.1111', '0');
    expect(answer('reg.dropout', { ...input, mode: 'eval' }).y).toEqual([1, 1]);
  });

  it('keeps the expected value: over all masks, weighed by their chance', () => {
    const [x, p] = [[3, -1], 0.25];
    const masks = [true, false].flatMap((a) => [true, false].map((b) => [a, b]));
    const expected = [0, 0];
    for (const keepMask of masks) {
      const chance = keepMask.reduce((share, kept) => share * (kept ? 1 - p : p), 1);
      const y = answer('reg.dropout', { x, keepMask, p }).y as number[];
      for (const [i, value] of y.entries()) expected[i]! += chance * value;
    }
    expect(expected).toEqual(x.map((value) => expect.closeTo(value, 12)));
  });
});

describe('reg.trainEval', () => {
  it('is batch norm followed by dropout, each in its mode', () => {
    fc.assert(
      fc.property(regInputs['reg.trainEval']! as fc.Arbitrary<TrainEval>, (given) => {
        const { x, keepMask, p, eps, runningMean, runningVar } = given;
        const { train, eval: evaluated } = answer('reg.trainEval', given);
        const normalised = answer('norm.batchNorm', { x, eps }).y;
        const dropped = answer('reg.dropout', { x: normalised, keepMask, p }).y;
        const kept = answer('norm.batchNorm', { x, eps, runningMean, runningVar, mode: 'eval' }).y;
        const close = (wanted: unknown) =>
          (wanted as number[][]).map((row) => row.map((value) => expect.closeTo(value, 9)));
        expect(train).toEqual(close(dropped));
        expect(evaluated).toEqual(close(kept));
      }),
    );
  });
});
