import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream, fnv1a64, philox4x32, streamKey } from './random';

const hex = (words: readonly number[]) => words.map((word) => word.toString(16).padStart(8, '0')).join(' ');

describe('philox4x32', () => {
  // Known answers from the authors' Random123 distribution (kat_vectors, "philox4x32 10").
  it.each([
    [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      '408f276d 41c83b0e a20bc7c6 6d5451fd',
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    ],
  ] as const)('returns the published block for counter %j and key %j', (counter, key, block) => {
    expect(hex(philox4x32(counter, key))).toBe(block);
  });
});

describe('fnv1a64', () => {
  // Test vectors of the FNV reference code; words are low, high.
  it.each([
    ['', '84222325 cbf29ce4'],
    ['a', '8601ec8c af63dc4c'],
    ['foobar', 'f73967e8 85944171'],
  ])('returns the published hash of %j', (text, words) => {
    expect(hex(fnv1a64(text))).toBe(words);
  });
});

describe('createStream', () => {
  it('keeps seed and name apart', () => {
    expect(streamKey('ab', 'c')).not.toEqual(streamKey('a', 'bc'));
  });

  it('returns the same draws for the same seed and name, and others for another name', () => {
    const draw = (seed: string, name: string) => {
      const stream = createStream(seed, name);
      return Array.from({ length: 9 }, () => stream.bits());
    };
    expect(draw('s', 'x')).toEqual(draw('s', 'x'));
    expect(draw('s', 'x')).not.toEqual(draw('s', 'y'));
    expect(draw('s', 'x')).not.toEqual(draw('t', 'x'));
  });

  it('gives frozen draws, so that an old variant can be made again', () => {
    const stream = createStream('gradcheck', 'frozen');
    const ints = Array.from({ length: 6 }, () => stream.uniformInt(1, 6));
    expect({ ints, uniform: stream.uniform() }).toMatchInlineSnapshot(`
      {
        "ints": [
          3,
          5,
          1,
          2,
          2,
          1,
        ],
        "uniform": 0.11334449089197784,
      }
    `);
  });

  it('keeps uniformInt within its ends and reaches each of them', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -1000, max: 1000 }), fc.nat(20), (seed, low, width) => {
        const stream = createStream(seed, 'int');
        const value = stream.uniformInt(low, low + width);
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(low + width);
      }),
    );
    const stream = createStream('ends', 'int');
    expect(new Set(Array.from({ length: 200 }, () => stream.uniformInt(3, 5)))).toEqual(new Set([3, 4, 5]));
  });

  it('spreads uniform draws evenly and normal draws with mean 0 and variance 1', () => {
    const stream = createStream('moments', 'x');
    const count = 40_000;
    const uniforms = Array.from({ length: count }, () => stream.uniform());
    const normals = Array.from({ length: count }, () => stream.normal());
    const mean = (xs: number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
    // Five standard errors each.
    expect(Math.abs(mean(uniforms) - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / count));
    expect(Math.abs(mean(normals))).toBeLessThan(5 / Math.sqrt(count));
    expect(Math.abs(mean(normals.map((x) => x * x)) - 1)).toBeLessThan(5 * Math.sqrt(2 / count));
    expect(uniforms.every((x) => x >= 0 && x < 1)).toBe(true);
  });

  it('rejects a range with nothing in it', () => {
    expect(() => createStream('s', 'x').uniformInt(2, 1)).toThrow(RangeError);
  });
});
