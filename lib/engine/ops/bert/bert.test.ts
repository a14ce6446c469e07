import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, expectDigits } from '../../answer.fixture';
import { evaluate } from '../../evaluate';

describe('masked-language modelling', () => {
  it('selects 76.8 of 512 tokens: 61.44 masked, 7.68 random, 7.68 kept', () => {
    const { selected, masked, random, kept } = answer('bert.mlmCounts', { tokens: 512 });
    expectDigits([selected!, masked!, random!, kept!] as number[], '76.80', '61.44', '7.68', '7.68');
    expectDigits(answer('bert.mlmCounts', { tokens: 512 }, 'shares-of-all').masked!, '409.6');
  });

  it('leaves nothing over', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.nat(100_000), share, share, share, (tokens, selectRate, maskShare, part) => {
        const input = { tokens, selectRate, maskShare, randomShare: (1 - maskShare) * part };
        const { selected, masked, random, kept } = answer('bert.mlmCounts', input) as Record<string, number>;
        expect(masked! + random! + kept!).toBeCloseTo(selected!, 6);
      }),
    );
  });

  it('rejects shares of more than all selected tokens', () => {
    expect(evaluate('bert.mlmCounts', { tokens: 1, maskShare: 0.8, randomShare: 0.3 })).toMatchObject({
      error: { code: 'INVALID_INPUT', path: 'input.randomShare' },
    });
  });

  it('masks whole words: every piece of a word of which one is chosen', () => {
    const pieces = ['the', 'play', '##ing', '##s', 'was', 'em', '##bed', '##ded'];
    expect(answer('bert.wordMasking', { pieces, selected: [2, 6] })).toEqual({
      places: [1, 2, 3, 5, 6, 7],
      masked: 6,
      share: 0.75,
    });
    expect(answer('bert.wordMasking', { pieces, selected: [2, 6] }, 'pieces-alone').masked).toBe(2);
  });

  it('rejects a chosen place that is not there', () => {
    expect(evaluate('bert.wordMasking', { pieces: ['a'], selected: [1] })).toMatchObject({
      error: { path: 'input.selected[0]' },
    });
  });

  it('masks spans of 3.8 words on average (Joshi et al. 2020, Figure 2)', () => {
    const { mean, probabilities } = answer('bert.spanLengths', {});
    expectDigits(mean!, '3.8');
    expect((probabilities as number[]).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    expectDigits(answer('bert.spanLengths', {}, 'not-cut-off').mean!, '5');
  });
});

describe('sentence pairs', () => {
  it('cost ln 2 at chance, for NSP and SOP alike', () => {
    expectDigits(answer('bert.sentencePairLoss', {}).loss!, '0.6931');
    expect(answer('bert.sentencePairLoss', {}, 'base-two').loss).toBeCloseTo(1, 12);
  });

  it('cost least when the prediction is the share of positives', () => {
    const chance = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(chance, chance, (positiveShare, predicted) => {
        const loss = (p: number) =>
          answer('bert.sentencePairLoss', { positiveShare, predicted: p }).loss as number;
        expect(loss(predicted)).toBeGreaterThanOrEqual(loss(positiveShare) - 1e-12);
      }),
    );
  });
});

describe('BERT’s input and head', () => {
  it('sums token, segment and position', () => {
    const input = {
      tokenIds: [0, 1],
      segmentIds: [0, 1],
      tokenTable: [
        [1, 2],
        [3, 4],
      ],
      segmentTable: [
        [10, 20],
        [30, 40],
      ],
      positionTable: [
        [100, 200],
        [300, 400],
      ],
    };
    expect(answer('bert.embeddingSum', input).x).toEqual([
      [111, 222],
      [333, 444],
    ]);
    for (const [field, value, path] of [
      ['tokenIds', [0, 2], 'input.tokenIds[1]'],
      ['segmentIds', [2, 0], 'input.segmentIds[0]'],
      ['segmentIds', [0], 'input.segmentIds'],
      ['positionTable', [[1, 2]], 'input.tokenIds'],
    ] as const) {
      expect(evaluate('bert.embeddingSum', { ...input, [field]: value })).toMatchObject({ error: { path } });
    }
  });

  it('has 23,835,648 embedding parameters, 393,216 of them positions, 1,536 more with the norm', () => {
    const base = { vocab: 30_522, maxPositions: 512, hidden: 768 };
    expect(answer('bert.embeddingParams', base)).toMatchObject({ position: 393_216, total: 23_835_648 });
    expect(answer('bert.embeddingParams', { ...base, norm: true }).total).toBe(23_837_184);
  });

  it('has a pooler of 590,592 parameters and a binary head of 1,538', () => {
    expect(answer('bert.classifierParams', { hidden: 768 })).toEqual({
      pooler: 590_592,
      classifier: 1538,
      total: 592_130,
    });
  });
});
