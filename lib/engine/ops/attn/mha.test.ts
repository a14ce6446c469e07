import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, numbersOf } from '../../answer.fixture';
import { matrix } from '../../arbitrary.fixture';

const small = fc.double({ min: -2, max: 2, noNaN: true });

function expectAlike(actual: unknown, wanted: unknown, digits = 9) {
  const [a, b] = [numbersOf(actual as number[]), numbersOf(wanted as number[])];
  expect(a).toEqual(b.map((value) => expect.closeTo(value, digits)));
}

describe('multi-head attention', () => {
  const layer = (nKvHeads: number) => {
    const [heads, dh, model] = [4, 2, 3];
    return fc.record({
      x: matrix(3, model, small),
      wq: matrix(model, heads * dh, small),
      wk: matrix(model, nKvHeads * dh, small),
      wv: matrix(model, nKvHeads * dh, small),
      wo: matrix(heads * dh, model, small),
    });
  };

  /** Repeats each key–value head's columns for the query heads that share it. */
  const repeated = (weight: number[][], heads: number, group: number) =>
    weight.map((row) => {
      const width = row.length / heads;
      return Array.from({ length: heads * group }, (_, h) => {
        const head = Math.floor(h / group);
        return row.slice(head * width, (head + 1) * width);
      }).flat();
    });

  it('with a key–value head for each query head is ordinary multi-head attention', () => {
    fc.assert(
      fc.property(layer(4), (input) => {
        const grouped = answer('attn.mha', { ...input, nHeads: 4, nKvHeads: 4 });
        expect(grouped).toEqual(answer('attn.mha', { ...input, nHeads: 4 }));
      }),
    );
  });

  it('with groups is multi-head attention whose shared heads are repeated', () => {
    const kvHeads = fc.constantFrom(1, 2);
    fc.assert(
      fc.property(
        kvHeads.chain((n) => fc.tuple(fc.constant(n), layer(n))),
        ([nKvHeads, { wk, wv, ...rest }]) => {
          const full = {
            ...rest,
            wk: repeated(wk, nKvHeads, 4 / nKvHeads),
            wv: repeated(wv, nKvHeads, 4 / nKvHeads),
          };
          const grouped = answer('attn.mha', { ...rest, wk, wv, nHeads: 4, nKvHeads });
          expectAlike(grouped.output, answer('attn.mha', { ...full, nHeads: 4 }).output);
        },
      ),
    );
  });

  it('without positions permutes its output as its input is permuted; a causal mask ends that', () => {
    fc.assert(
      fc.property(layer(4), (input) => {
        const order = [2, 0, 1];
        const permuted = order.map((i) => input.x[i]!);
        const output = answer('attn.mha', { ...input, nHeads: 4 }).output as number[][];
        expectAlike(
          answer('attn.mha', { ...input, x: permuted, nHeads: 4 }).output,
          order.map((i) => output[i]!),
        );
      }),
    );
    const x = [
      [1, 0],
      [0, 1],
    ];
    const eye = [
      [1, 0],
      [0, 1],
    ];
    const causal = { wq: eye, wk: eye, wv: eye, wo: eye, nHeads: 1, causal: true };
    const [first] = answer('attn.mha', { ...causal, x }).output as number[][];
    const [, last] = answer('attn.mha', { ...causal, x: [...x].reverse() }).output as number[][];
    expect(first).not.toEqual(last);
  });

  it('has 1,771,776 parameters for Q, K and V at width 768, whatever the number of heads', () => {
    for (const nHeads of [1, 12])
      expect(answer('attn.projectionParams', { dModel: 768, nHeads }).qkv).toBe(1_771_776);
  });
});
