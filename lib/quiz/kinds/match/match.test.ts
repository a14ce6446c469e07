import { describe, expect, it } from 'vitest';
import { draw } from '../../draw';
import { drawKind, makeItem } from '../items.fixture';
import { checkMatch } from './check';

const text = (words: string) => ({ en: words, zh: words });

describe('drawMatch', () => {
  it('makes right sides that read the same one, and adds the decoys', () => {
    const { shown, key } = drawKind('match');
    expect(shown.rights.map((right) => right.text.en).sort()).toEqual(['none', 'one', 'three', 'two']);
    const labelOf = (id: string) => key.pairs.find((pair) => pair.id === id)!.right;
    expect(labelOf('adam')).toBe(labelOf('adamw'));
  });

  it('draws some of the pairs', () => {
    const seen = new Set<string>();
    for (let index = 0; index < 30; index++) {
      const { key } = drawKind('match', { show: { pairs: 2, decoys: 1 } }, `seed ${index}`);
      expect(key.pairs).toHaveLength(2);
      for (const pair of key.pairs) seen.add(pair.id);
    }
    expect(seen.size).toBe(4);
  });

  it('gives up on a decoy that fits', () => {
    const drawn = draw(makeItem('match', { decoys: [text('two')] }), 'seed');
    expect(drawn).toMatchObject({
      reason: expect.stringContaining('the decoy "two" is the right side of a pair'),
    });
  });
});

describe('checkMatch', () => {
  const { key } = drawKind('match');
  const right = key.pairs.map((pair) => pair.right);
  it('returns the share that is right', () => {
    expect(checkMatch(key, JSON.stringify(right))).toMatchObject({ kind: 'correct' });
    expect(checkMatch(key, JSON.stringify(right.with(0, '')))).toMatchObject({ kind: 'wrong', score: 0.75 });
  });

  it.each([
    ['["","","",""]', 'nothingMatched'],
    ['["A"]', 'unreadable'],
    ['["A","B","C","Z"]', 'unreadable'],
  ])('refuses %s as %s', (raw, code) => {
    expect(checkMatch(key, raw)).toEqual({ kind: 'malformed', reason: { code } });
  });
});
