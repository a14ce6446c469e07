import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, expectDigits, numbersOf } from '../../answer.fixture';
import { matrix } from '../../arbitrary.fixture';
import { evaluate } from '../../evaluate';

const small = fc.double({ min: -2, max: 2, noNaN: true });
const MIB = 2 ** 20;

function expectAlike(actual: unknown, wanted: unknown, digits = 9) {
  const [a, b] = [numbersOf(actual as number[]), numbersOf(wanted as number[])];
  expect(a).toEqual(b.map((value) => expect.closeTo(value, digits)));
}

const attention = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3 }))
  .chain(([queries, keys, width]) =>
    fc.record({
      q: matrix(queries, width, small),
      k: matrix(keys, width, small),
      v: matrix(keys, width, small),
      causal: fc.boolean(),
    }),
  );

describe('attention scores', () => {
  it('have standard deviation 22.63 at width 512, and 1 when divided by its root', () => {
    const { std, scaledVariance } = answer('attn.logitVariance', { dK: 512 });
    expectDigits(std!, '22.63');
    expect(scaledVariance).toBeCloseTo(1, 12);
  });

  it('leave softmax a derivative of 1.5e-10 at a gap of 22.63, and 0.1966 at a gap of 1', () => {
    const derivative = (gap: number) => answer('attn.softmaxDerivative', { gap }).derivative!;
    expectDigits(derivative(Math.sqrt(512)), '1.5e-10');
    expectDigits(derivative(1), '0.1966');
    expect(derivative(0)).toBe(0.25);
    expect(derivative(-3)).toBe(derivative(3));
  });

  it('are as many as queries times keys, from both sides of cross attention', () => {
    const cross = { kind: 'cross', queryLen: 5, keyLen: 7, headDim: 64, heads: 8 };
    expect(answer('attn.shapes', cross)).toEqual({
      query: [1, 8, 5, 64],
      key: [1, 8, 7, 64],
      value: [1, 8, 7, 64],
      scores: [1, 8, 5, 7],
      output: [1, 8, 5, 64],
      scoreElements: 280,
    });
    expect(evaluate('attn.shapes', { queryLen: 5, keyLen: 7, headDim: 64 })).toMatchObject({
      error: { path: 'input.keyLen' },
    });
  });
});

describe('masks', () => {
  it('leave n(n + 1)/2 pairs when causal, and align at the corner asked for', () => {
    const visible = (input: object) => answer('attn.causalCounts', input).visible;
    expect(visible({ queryLen: 4 })).toBe(10);
    expect(visible({ queryLen: 2, keyLen: 5 })).toBe(3);
    expect(visible({ queryLen: 2, keyLen: 5, alignment: 'bottomRight' })).toBe(9);
    expect(visible({ queryLen: 5, keyLen: 2 })).toBe(9);
    expect(visible({ queryLen: 5, keyLen: 2, alignment: 'bottomRight' })).toBe(3);
  });

  it('count the pairs that attention with that mask gives a weight', () => {
    const length = fc.integer({ min: 1, max: 7 });
    const alignment = fc.constantFrom('topLeft', 'bottomRight');
    fc.assert(
      fc.property(length, length, alignment, (queryLen, keyLen, corner) => {
        const rows = (count: number) => new Array(count).fill([1]);
        const masked = { causal: true, alignment: corner };
        const { weights } = answer('attn.sdpa', {
          q: rows(queryLen),
          k: rows(keyLen),
          v: rows(keyLen),
          ...masked,
        });
        const { visible } = answer('attn.causalCounts', { queryLen, keyLen, alignment: corner });
        expect(numbersOf(weights!).filter((weight) => weight > 0)).toHaveLength(visible as number);
      }),
    );
  });

  it('give zeros to a query that sees nothing; −10⁹ would give it 1/n', () => {
    const input = { q: [[1]], k: [[1], [2]], v: [[3], [5]], mask: [[false, false]] };
    expect(answer('attn.sdpa', input).output).toEqual([[0]]);
    expect(answer('attn.sdpa', input, 'large-negative').weights).toEqual([[0.5, 0.5]]);
  });
});

describe('FlashAttention', () => {
  it('gives what plain attention gives, for all block sizes', () => {
    const size = fc.integer({ min: 1, max: 8 });
    fc.assert(
      fc.property(attention, size, size, (input, blockQ, blockK) => {
        const plain = answer('attn.sdpa', input);
        const { output, logSumExp } = answer('attn.flash', { ...input, blockQ, blockK });
        expectAlike(output, plain.output);
        // Every weight is exp(score − logSumExp).
        const scores = plain.scores as number[][];
        const sums = (plain.weights as number[][]).map((row, i) => scores[i]![0]! - Math.log(row[0]!));
        expectAlike(logSumExp, sums);
      }),
    );
  });

  it('holds one tile of scores', () => {
    const rows = new Array(10).fill([1]);
    const input = { q: rows, k: rows, v: rows };
    expect(answer('attn.flash', { ...input, blockQ: 4, blockK: 3 }).peakScoreElements).toBe(12);
    expect(answer('attn.flash', { ...input, blockQ: 64, blockK: 64 }).peakScoreElements).toBe(100);
  });

  it('reads the scores of [1, 3], [2, 5] in one pass: m = 5, sum 1.2034; 2.185 without rescaling', () => {
    const input = {
      blocks: [
        [1, 3],
        [2, 5],
      ],
    };
    const { max, sum } = answer('attn.onlineSoftmax', input);
    expect(max).toBe(5);
    expectDigits(sum!, '1.2034');
    expectDigits(answer('attn.onlineSoftmax', input, 'no-rescale').sum!, '2.185');
  });

  it('comes to the same maximum and sum however the scores are cut', () => {
    const scores = fc.array(fc.oneof(small, fc.constant('-Infinity')), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(scores, { minLength: 1, maxLength: 5 }), (blocks) => {
        const [cut, whole] = [blocks, [blocks.flat()]].map((given) =>
          answer('attn.onlineSoftmax', { blocks: given }),
        );
        expect(cut!.max).toBe(whole!.max);
        expectAlike(cut!.sum, whole!.sum);
      }),
    );
  });

  it('starts at −∞ and 0 while nothing is visible', () => {
    const { steps } = answer('attn.onlineSoftmax', { blocks: [['-Infinity'], [2, '-Infinity']] });
    expect(steps).toEqual([
      { max: '-Infinity', sum: 0 },
      { max: 2, sum: 1 },
    ]);
  });

  it('copes with scores beyond float32', () => {
    expect(answer('attn.onlineSoftmax', { blocks: [[-1e300], ['-Infinity', -2e300]] })).toMatchObject({
      max: -1e300,
      sum: 1,
    });
    expect(answer('attn.softmax', { x: [-1e300, '-Infinity'] }).y).toEqual([1, 0]);
  });

  it('refuses what would not fit instead of trying', () => {
    const rows = new Array(300_000).fill([1]);
    const input = { q: rows, k: rows, v: rows };
    for (const [op, more] of [
      ['attn.sdpa', { causal: true }],
      ['attn.flash', { causal: true, blockQ: 64, blockK: 64 }],
    ] as const) {
      expect(evaluate(op, { ...input, ...more })).toMatchObject({ error: { code: 'UNSUPPORTED' } });
    }
  });

  it('reads and writes less (Dao et al. 2022, Theorem 2), with extra memory of N instead of N²', () => {
    const { ratio } = answer('attn.ioAccesses', { seqLen: 1024, headDim: 64, sramElements: 49_152 });
    expect(ratio).toBeCloseTo(12.75, 10);
    const cost = answer('attn.flops', { seqLen: 1024, headDim: 64 });
    expect(cost).toEqual({ flops: 4 * 1024 ** 2 * 64, standardExtra: 1024 ** 2, flashExtra: 1024 });
    // K and V are read once for each of the eight tiles of queries.
    expect(answer('attn.hbmBytes', { seqLen: 1024, headDim: 64 })).toMatchObject({
      unfused: 2 * (4 * 1024 * 64 + 4 * 1024 ** 2),
      tiled: 2 * (2 * 1024 * 64 * 9),
    });
  });

  it('spares 512 MiB of scores at 16,384 tokens, for each head', () => {
    const { bytes } = answer('attn.scoreMatrixBytes', { seqLen: 16_384 });
    expect(bytes).toBe(512 * MIB);
  });
});

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

describe('sinusoidal positions', () => {
  const place = fc.integer({ min: 0, max: 5000 });

  it('are [0.8415, 0.5403, 0.0100, 1.0000] at position 1 and width 4', () => {
    const { pe } = answer('attn.sinusoidalEncoding', { positions: [1], dModel: 4 });
    expectDigits(pe!, '0.8415', '0.5403', '0.0100', '1.0000');
  });

  it('at p + k are those at p, rotated by an angle that depends on k alone', () => {
    fc.assert(
      fc.property(place, place, fc.integer({ min: 1, max: 8 }), (position, offset, half) => {
        const dModel = 2 * half;
        const moved = answer('attn.positionRotation', { position, offset, dModel });
        const { pe } = answer('attn.sinusoidalEncoding', {
          positions: [position, position + offset],
          dModel,
        });
        const [here, there] = pe as number[][];
        expectAlike(moved.pe, here);
        expectAlike(moved.rotated, there);
        const fromZero = answer('attn.positionRotation', { position: 0, offset, dModel });
        expectAlike(moved.similarity, fromZero.similarity);
      }),
    );
  });

  it('keep their length: half the width', () => {
    const { similarity } = answer('attn.positionRotation', { position: 17, offset: 0, dModel: 10 });
    expect(similarity).toBeCloseTo(5, 12);
  });
});

describe('one word in two contexts', () => {
  const bank = [1, 0, 1];
  const river = { a: [[3, 0, 0], bank], b: [[0, 3, 0], bank], placeA: 1, placeB: 1 };

  it('has one static vector, and two after a layer of attention', () => {
    const { static: before, contextual } = answer('attn.contextualCosine', river);
    expect(before).toBeCloseTo(1, 12);
    expect(contextual).toBeLessThan(0.9);
  });

  it('stays the same where the contexts are the same', () => {
    const same = { ...river, b: river.a };
    expect(answer('attn.contextualCosine', same).contextual).toBeCloseTo(1, 12);
  });
});

describe('long texts', () => {
  it('take 4 windows of 512 for 2000 tokens, 5 when they overlap by 128', () => {
    const count = (input: object, slip?: string) =>
      answer('attn.slidingWindows', { length: 2000, window: 512, ...input }, slip).count;
    expect(count({})).toBe(4);
    expect(count({ overlap: 128 })).toBe(5);
    expect(count({ overlap: 128 }, 'overlap-ignored')).toBe(4);
  });

  it('are covered by their windows, each a step after the one before', () => {
    const cut = fc
      .record({
        length: fc.integer({ min: 1, max: 300 }),
        window: fc.integer({ min: 1, max: 60 }),
        overlap: fc.integer({ min: 0, max: 59 }),
      })
      .filter(({ window, overlap }) => overlap < window);
    fc.assert(
      fc.property(cut, (input) => {
        const { windows, count } = answer('attn.slidingWindows', input) as {
          windows: [number, number][];
          count: number;
        };
        expect(windows).toHaveLength(count);
        expect(windows[0]![0]).toBe(0);
        expect(windows.at(-1)![1]).toBe(input.length);
        for (const [i, [start, end]] of windows.entries()) {
          expect(start).toBe(i * (input.window - input.overlap));
          expect(end).toBe(Math.min(start + input.window, input.length));
          expect(end === input.length).toBe(i === count - 1);
        }
      }),
    );
  });

  it('have 2,035,456 pairs at n = 4096 and window 512 (Longformer), of 16.78 million', () => {
    expect(answer('attn.sparsePairs', { seqLen: 4096, window: 512 })).toMatchObject({
      pairs: 2_035_456,
      dense: 16_777_216,
    });
  });

  it('have the pairs that counting finds', () => {
    const pattern = fc.record({
      seqLen: fc.integer({ min: 1, max: 30 }),
      window: fc.integer({ min: 1, max: 20 }).map((half) => 2 * half),
      globalTokens: fc.integer({ min: 0, max: 35 }),
    });
    fc.assert(
      fc.property(pattern, ({ seqLen, window, globalTokens }) => {
        let counted = 0;
        for (let i = 0; i < seqLen; i++) {
          for (let j = 0; j < seqLen; j++) {
            const near = Math.abs(i - j) <= window / 2;
            counted += Number(near || i < globalTokens || j < globalTokens);
          }
        }
        expect(answer('attn.sparsePairs', { seqLen, window, globalTokens }).pairs).toBe(counted);
      }),
    );
  });

  it('of a million tokens are counted without being walked through', () => {
    expect(answer('attn.sparsePairs', { seqLen: 1e6, window: 512, globalTokens: 1 }).pairs).toBe(
      2 * 1e6 - 1 + 999_999 * 513 - 256 * 257,
    );
  });
});
