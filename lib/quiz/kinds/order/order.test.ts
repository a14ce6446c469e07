import { describe, expect, it } from 'vitest';
import { drawKind } from '../items.fixture';
import { checkOrder } from './check';
import { displayOrder } from './display';
import type { OrderKey } from './key';

const key: OrderKey = { kind: 'order', groups: [['B'], ['A'], ['D'], ['C']] };
const loose: OrderKey = { kind: 'order', groups: [['B'], ['A', 'D'], ['C']] };

describe('checkOrder', () => {
  it.each([
    [key, 'BADC', 'correct', 1],
    [key, 'ABDC', 'wrong', 4 / 6],
    [key, 'CDAB', 'wrong', 0],
    [loose, 'BDAC', 'correct', 1],
    [loose, 'DBAC', 'wrong', 3 / 5],
  ])('returns for %j given %s: %s, %d', (right, given, kind, score) => {
    const verdict = checkOrder(right, JSON.stringify([...given]));
    expect(verdict.kind).toBe(kind);
    expect('score' in verdict && verdict.score).toBeCloseTo(score, 12);
  });

  it.each(['[]', '["A","B","C"]', '["A","A","B","C"]', '["A","B","C","E"]'])('refuses %s', (raw) => {
    expect(checkOrder(key, raw)).toMatchObject({ kind: 'malformed' });
  });
});

describe('drawOrder', () => {
  it('never shows the right order', () => {
    for (let index = 0; index < 200; index++) {
      const { shown, key: right } = drawKind('order', {}, `seed ${index}`);
      const untouched = JSON.stringify(shown.steps.map((step) => step.label));
      expect(checkOrder(right, untouched).kind).toBe('wrong');
    }
  });

  it('groups steps that may change places', () => {
    const steps = ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      text: { en: id, zh: id },
      withPrevious: id === 'c',
    }));
    expect(drawKind('order', { steps }).key.groups.map((group) => group.length)).toEqual([1, 2, 1]);
  });
});

describe('displayOrder', () => {
  it('returns the steps as they belong, each with its place in the answer', () => {
    const { shown, key: right } = drawKind('order');
    const order = right.groups.flat();
    const given = [order[1]!, order[0]!, order[2]!, order[3]!];
    const { steps } = displayOrder(shown, right, JSON.stringify(given));
    expect(steps.map(({ text, given: place, right: fits }) => [text.en, place, fits])).toEqual([
      ['Forward', 2, false],
      ['Loss', 1, false],
      ['Backward', 3, true],
      ['Step', 4, true],
    ]);
  });
});
