import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerKey, Variant } from '@/lib/quiz/variant';
import { guessChance, knownRecall, retentionToAimAt } from './guess';

const text = { en: 'a', zh: '甲' };
const options = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ label: `${i}`, id: `${i}`, right: i === 0, why: null }));
const blank = { label: '1', id: 'one', answer: text, accept: ['a'], mistakes: [] };
const banked = (words: number): Variant['shown'] => ({
  kind: 'cloze',
  text,
  blanks: ['1', '2'],
  bank: Array.from({ length: words }, () => text),
});

describe('guessChance', () => {
  it.each<[string, AnswerKey, Variant['shown'], number]>([
    ['one of four', { kind: 'choice', multiple: false, options: options(4) }, null, 1 / 4],
    [
      'several of four: any set but none',
      { kind: 'choice', multiple: true, options: options(4) },
      null,
      1 / 15,
    ],
    ['two blanks from five words', { kind: 'cloze', blanks: [blank, blank] }, banked(5), 1 / 20],
    ['blanks to write in', { kind: 'cloze', blanks: [blank] }, null, 0],
    ['four steps in order', { kind: 'order', groups: [['a'], ['b'], ['c'], ['d']] }, null, 1 / 24],
    [
      'four steps, two of them in either order',
      { kind: 'order', groups: [['a'], ['b', 'c'], ['d']] },
      null,
      1 / 12,
    ],
    [
      'two left sides among three right ones',
      {
        kind: 'match',
        pairs: ['x', 'y'].map((id) => ({ left: id, right: id, id, why: null })),
        rights: ['x', 'y', 'z'],
      },
      null,
      1 / 9,
    ],
    ['one’s own words', { kind: 'explain', rubric: [], answer: text }, null, 0],
    ['one of one', { kind: 'choice', multiple: false, options: options(1) }, null, 0.5],
  ])('returns for %s the chance of somebody who knows nothing', (_, key, shown, chance) => {
    expect(guessChance(key, shown)).toBeCloseTo(chance, 12);
  });
});

describe('the correction for guessing', () => {
  it('aims at 92.5 % right answers to one of four so that 90 % are known', () => {
    expect(retentionToAimAt(0.9, 1 / 4)).toBeCloseTo(0.925, 12);
    expect(knownRecall(0.9, 1 / 4)).toBeCloseTo(0.8667, 4);
  });

  it('is undone by knownRecall, and changes nothing where nothing can be guessed', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, fc.double({ min: 0, max: 0.5, noNaN: true }), (retention, guess) => {
        expect(knownRecall(retentionToAimAt(retention, guess), guess)).toBeCloseTo(retention, 9);
        expect(retentionToAimAt(retention, 0)).toBeCloseTo(retention, 12);
      }),
    );
  });
});
