import { describe, expect, it } from 'vitest';
import { drawKind } from '../items.fixture';
import { checkCloze } from './check';
import { normaliseAnswer } from './normalise';

const text = (words: string) => ({ en: words, zh: words });

describe('normaliseAnswer', () => {
  it.each([
    ['Weight Decay', 'weight-decay'],
    ['layer normalisation', 'Layer Normalization'],
    ['pre‑LN', 'PreLN'],
    ['ＡｄａｍＷ', 'adamw'],
    ['权重 衰减', '权重衰减'],
    ['“bias”.', 'bias'],
    ['  top - k ', 'top-k'],
    ['$β_2$', 'β2'],
  ])('makes %j and %j the same', (a, b) => {
    expect(normaliseAnswer(a)).toBe(normaliseAnswer(b));
  });

  it.each([
    ['-1', '1'],
    ['1-2', '12'],
    ['L1', 'L2'],
    ['bias', 'biased'],
    ['1e-3', '1e3'],
  ])('keeps %j and %j apart', (a, b) => {
    expect(normaliseAnswer(a)).not.toBe(normaliseAnswer(b));
  });
});

describe('checkCloze', () => {
  const { key } = drawKind('cloze');
  it.each([
    [['decouples', 'weight decay'], { kind: 'correct', score: 1 }],
    [['Separates', 'Weight-decay'], { kind: 'correct', score: 1 }],
    [['解耦', 'weight decay'], { kind: 'correct', score: 1 }],
    [['decouples', ''], { kind: 'wrong', score: 0.5 }],
    [['scales', 'weight decay'], { kind: 'slip', score: 0.5, slipId: 'scales' }],
    [['x', 'y'], { kind: 'wrong', score: 0 }],
    [['', ' '], { kind: 'malformed', reason: { code: 'nothingFilled' } }],
    [['decouples'], { kind: 'malformed', reason: { code: 'unreadable' } }],
  ])('returns for %j %j', (filled, verdict) => {
    expect(checkCloze(key, JSON.stringify(filled))).toMatchObject(verdict);
  });
});

describe('drawCloze', () => {
  it('marks the blanks by their place in English, in every language', () => {
    const { shown } = drawKind('cloze');
    expect(shown.text).toEqual({ en: 'AdamW ⟦1⟧ the ⟦2⟧.', zh: 'AdamW 把⟦2⟧⟦1⟧。' });
    expect(shown.blanks).toEqual(['1', '2']);
  });

  it('adds the right words to the bank', () => {
    const { shown } = drawKind('cloze', { bank: [text('momentum'), text('clips')] });
    expect(shown.bank?.map((word) => word.en).sort()).toEqual([
      'clips',
      'decouples',
      'momentum',
      'weight decay',
    ]);
  });

  it('fills in drawn numbers, in the text and in what is accepted', () => {
    const { shown, key } = drawKind('cloze', {
      params: { n: { value: 3 } },
      text: text('{{ n }} times two is [[twice]].'),
      blanks: [{ id: 'twice', accept: { en: ['{{ 2 * n }}'], zh: ['{{ 2 * n }}'] } }],
    });
    expect(shown.text.en).toBe('3 times two is ⟦1⟧.');
    expect(checkCloze(key, '["6"]').kind).toBe('correct');
  });
});
