import { describe, expect, it } from 'vitest';
import { leechOn, patternsOf, remedyFor, type SlipMade } from './patterns';

const made = (itemId: string, day: number, slipId = 'no-bias-correction'): SlipMade => ({
  pack: 'pack',
  itemId,
  slipId,
  at: new Date(Date.UTC(2026, 2, day)),
});
const right = (itemId: string, day: number) => ({
  pack: 'pack',
  itemId,
  at: new Date(Date.UTC(2026, 2, day)),
});

describe('patternsOf', () => {
  it('finds a leech at the fourth time on one question, and not at the third', () => {
    const three = [1, 2, 3].map((day) => made('first', day));
    expect(patternsOf(three)).toEqual([]);
    expect(patternsOf([...three, made('first', 4)])).toMatchObject([
      { kind: 'leech', times: 4, items: ['first'] },
    ]);
  });

  it('finds a mistake made on two questions, but not two mistakes', () => {
    expect(patternsOf([made('second', 2), made('first', 1)])).toEqual([
      {
        kind: 'spread',
        pack: 'pack',
        slipId: 'no-bias-correction',
        items: ['first', 'second'],
        times: 2,
        lastAt: new Date('2026-03-02'),
      },
    ]);
    expect(patternsOf([made('first', 1), made('second', 2, 'variance')])).toEqual([]);
    expect(patternsOf([made('first', 1), { ...made('second', 2), pack: 'another' }])).toEqual([]);
  });

  it('lists the latest first, and the question of the latest last', () => {
    const found = patternsOf([
      made('second', 2),
      made('first', 1),
      made('first', 3),
      made('a', 5, 'variance'),
      made('b', 4, 'variance'),
    ]);
    expect(found.map(({ slipId, items }) => [slipId, items])).toEqual([
      ['variance', ['b', 'a']],
      ['no-bias-correction', ['second', 'first']],
    ]);
  });
});

describe('leechOn', () => {
  it('returns how often a mistake was made on one question from the fourth time on, whatever happened elsewhere', () => {
    const three = [1, 2, 3].map((day) => made('first', day));
    expect(leechOn([...three, made('second', 4)], 'first')).toBeNull();
    expect(leechOn([...three, made('second', 4), made('first', 5)], 'first')).toBe(4);
    expect(leechOn([...three, made('first', 5)], 'second')).toBeNull();
  });
});

describe('remedyFor', () => {
  const item = (itemId: string, claim: string, ...slipIds: string[]) => ({
    itemId,
    claim,
    topic: claim === 'scale' ? 'attention' : 'adam',
    slipIds,
  });
  const items = [
    item('first', 'moment', 'no-bias-correction'),
    item('second', 'moment', 'no-bias-correction'),
    item('step', 'update', 'no-bias-correction'),
    item('definition', 'moment'),
    item('unrelated', 'scale'),
  ];
  const [spread] = patternsOf([made('first', 1), made('second', 2)]) as [
    ReturnType<typeof patternsOf>[number],
  ];

  it('returns a question that can tell the mistake and has not seen it', () => {
    expect(remedyFor(spread, items, [])).toBe('step');
  });

  it('returns the next best where there is none: another that has, a sibling, a relative, the question itself', () => {
    const without = (...gone: string[]) => items.filter(({ itemId }) => !gone.includes(itemId));
    expect(remedyFor(spread, without('step'), [])).toBe('first');
    const [leech] = patternsOf([1, 2, 3, 4].map((day) => made('second', day)));
    expect(remedyFor(leech!, without('step', 'first'), [])).toBe('definition');
    const relative = item('rate', 'schedule');
    expect(remedyFor(leech!, [...without('step', 'first', 'definition'), relative], [])).toBe('rate');
    expect(remedyFor(leech!, without('step', 'first', 'definition'), [])).toBe('second');
    expect(remedyFor(leech!, [], [])).toBeNull();
  });

  it('returns null once one of them was answered right since, and not for an answer before or elsewhere', () => {
    expect(remedyFor(spread, items, [right('step', 3)])).toBeNull();
    expect(remedyFor(spread, items, [right('second', 3)])).toBeNull();
    expect(remedyFor(spread, items, [right('step', 1), right('unrelated', 3)])).toBe('step');
    expect(remedyFor(spread, items, [{ ...right('step', 3), pack: 'another' }])).toBe('step');
  });
});
