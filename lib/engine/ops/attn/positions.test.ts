import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, expectDigits, numbersOf } from '../../answer.fixture';

function expectAlike(actual: unknown, wanted: unknown, digits = 9) {
  const [a, b] = [numbersOf(actual as number[]), numbersOf(wanted as number[])];
  expect(a).toEqual(b.map((value) => expect.closeTo(value, digits)));
}

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
