import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KindName } from '@/lib/quiz/template';
import { alike, type Candidate, isWanted, isWeak, practiceOrder, type Wanted, weaknessOf } from './practice';

const at = new Date('2026-03-10T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(at.getTime() - minutes * 60_000);

const candidate = (itemId: string, change: Partial<Candidate> = {}): Candidate => ({
  pack: 'pack',
  itemId,
  topic: 'topic',
  claim: itemId,
  kind: 'numeric',
  difficulty: 2,
  tags: [],
  lastSeen: null,
  recall: null,
  missed: 0,
  ...change,
});
const everything: Wanted = {
  pack: null,
  topic: null,
  tag: null,
  kinds: null,
  difficulty: null,
  weak: false,
  mix: false,
};
const half = () => 0.5;
const ids = (list: readonly Candidate[]) => list.map(({ itemId }) => itemId);

/** A stream of chances from what fast-check draws, begun anew when it is used up. */
function chances(values: readonly number[]): () => number {
  let next = 0;
  return () => values[next++ % values.length]!;
}

const kinds: readonly KindName[] = ['numeric', 'choice', 'explain'];
const anyCandidates = fc
  .uniqueArray(
    fc.record({
      itemId: fc.string({ minLength: 1, maxLength: 4 }),
      topic: fc.constantFrom('a', 'b', 'c'),
      kind: fc.constantFrom(...kinds),
      difficulty: fc.option(fc.integer({ min: 1, max: 5 })),
      minutes: fc.option(fc.integer({ min: 0, max: 100_000 })),
      recall: fc.double({ min: 0, max: 1, noNaN: true }),
      missed: fc.integer({ min: 0, max: 5 }),
    }),
    { selector: ({ itemId }) => itemId, minLength: 1, maxLength: 20 },
  )
  .map((list) =>
    list.map(({ itemId, minutes, recall, ...rest }) =>
      candidate(itemId, {
        ...rest,
        ...(minutes !== null && { lastSeen: minutesAgo(minutes), recall }),
      }),
    ),
  );
const anyChances = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
  minLength: 1,
  maxLength: 40,
});
const anyOrder = fc.record({ weak: fc.boolean(), mix: fc.boolean() });

describe('practiceOrder', () => {
  it('returns every question once, and the same order for the same chances', () => {
    fc.assert(
      fc.property(anyCandidates, anyOrder, anyChances, (candidates, order, values) => {
        const asked = practiceOrder(candidates, order, { at, random: chances(values), last: null });
        expect(new Set(asked)).toEqual(new Set(candidates));
        expect(asked).toHaveLength(candidates.length);
        expect(practiceOrder(candidates, order, { at, random: chances(values), last: null })).toEqual(asked);
      }),
    );
  });

  it('never begins with what was just answered when there is another', () => {
    fc.assert(
      fc.property(anyCandidates, anyOrder, anyChances, (candidates, order, values) => {
        const last = candidates[0]!;
        const asked = practiceOrder(candidates, order, { at, random: chances(values), last });
        expect(asked.at(-1)).toBe(last);
      }),
    );
  });

  it('returns what was never seen before what was, and that in the order it was seen', () => {
    fc.assert(
      fc.property(anyCandidates, anyChances, (candidates, values) => {
        const plain = { weak: false, mix: false };
        const asked = practiceOrder(candidates, plain, { at, random: chances(values), last: null });
        const seen = asked.map(({ lastSeen }) => lastSeen?.getTime() ?? 0);
        expect(seen).toEqual([...seen].sort((a, b) => a - b));
      }),
    );
  });

  it('lets topics take turns in a mix, the topic of the last question coming last', () => {
    const candidates = [
      candidate('a1', { topic: 'a', lastSeen: minutesAgo(1) }),
      candidate('a2', { topic: 'a' }),
      candidate('a3', { topic: 'a' }),
      candidate('b1', { topic: 'b', lastSeen: minutesAgo(9) }),
      candidate('b2', { topic: 'b', lastSeen: minutesAgo(8) }),
      candidate('c1', { topic: 'c' }),
    ];
    const mixed = { weak: false, mix: true };
    const asked = practiceOrder(candidates, mixed, { at, random: half, last: candidates[0]! });
    expect(ids(asked)).toEqual(['c1', 'b1', 'a2', 'b2', 'a3', 'a1']);
  });

  it('asks the weaker of two more often, in proportion to how weak they are', () => {
    const weak = candidate('weak', { recall: 0.2, lastSeen: minutesAgo(9999) });
    const better = candidate('better', { recall: 0.6, lastSeen: minutesAgo(9999) });
    const draws = 4000;
    let seed = 1;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const first = Array.from(
      { length: draws },
      () => practiceOrder([better, weak], { weak: true, mix: false }, { at, random, last: null })[0]!.itemId,
    );
    const share = first.filter((itemId) => itemId === 'weak').length / draws;
    const expected = 0.8 / (0.8 + 0.4);
    expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / draws));
  });

  it('lets rest what was answered a moment ago', () => {
    const now = candidate('now', { recall: 0, missed: 3, lastSeen: at });
    const earlier = candidate('earlier', { recall: 0.7, lastSeen: minutesAgo(60) });
    const order = practiceOrder([now, earlier], { weak: true, mix: false }, { at, random: half, last: null });
    expect(ids(order)).toEqual(['earlier', 'now']);
  });
});

describe('weaknessOf', () => {
  it('grows with every miss and with what is forgotten, from 0 to 1', () => {
    const recall = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(recall, recall, fc.nat(10), (a, b, missed) => {
        const weakness = weaknessOf({ recall: a, missed });
        expect(weakness).toBeGreaterThanOrEqual(0);
        expect(weakness).toBeLessThanOrEqual(1);
        expect(weaknessOf({ recall: a, missed: missed + 1 })).toBeGreaterThanOrEqual(weakness);
        if (a < b) expect(weakness).toBeGreaterThanOrEqual(weaknessOf({ recall: b, missed }));
      }),
    );
  });

  it.each([
    ['never answered', null, 0, false],
    ['well known', 0.95, 0, false],
    ['about to be forgotten', 0.7, 0, true],
    ['missed once since it was last right', 1, 1, true],
  ])('decides whether what is %s is weak', (_, recall, missed, expected) => {
    expect(isWeak({ recall, missed })).toBe(expected);
  });
});

describe('isWanted', () => {
  it.each<[string, Partial<Wanted>, boolean]>([
    ['nothing is narrowed', {}, true],
    ['its pack', { pack: 'pack' }, true],
    ['another pack', { pack: 'other' }, false],
    ['its topic', { topic: 'topic' }, true],
    ['another topic', { topic: 'other' }, false],
    ['one of its tags', { tag: 'long' }, true],
    ['a tag it has not', { tag: 'short' }, false],
    ['kinds with its own', { kinds: ['choice', 'numeric'] }, true],
    ['kinds without its own', { kinds: ['choice'] }, false],
    ['its difficulty alone', { difficulty: [3, 3] }, true],
    ['harder', { difficulty: [4, 5] }, false],
    ['easier', { difficulty: [1, 2] }, false],
    ['what is weak', { weak: true }, false],
  ])('decides by what is asked for: %s', (_, change, expected) => {
    const each = candidate('each', { tags: ['long'], difficulty: 3 });
    expect(isWanted(each, { ...everything, ...change })).toBe(expected);
  });

  it('finds no difficulty in a question whose author did not say', () => {
    expect(isWanted(candidate('each', { difficulty: null }), { ...everything, difficulty: [1, 5] })).toBe(
      false,
    );
  });
});

describe('alike', () => {
  const like = candidate('like', { claim: 'same' });
  const sibling = candidate('sibling', { claim: 'same', pack: 'other' });
  const relative = candidate('relative');
  const stranger = candidate('stranger', { topic: 'other' });

  it('returns other questions of the claim, else of the topic, else the question itself', () => {
    expect(ids(alike([like, sibling, relative, stranger], like))).toEqual(['sibling']);
    expect(ids(alike([like, relative, stranger], like))).toEqual(['relative']);
    expect(ids(alike([like, stranger], like))).toEqual(['like']);
    expect(alike([stranger], like)).toEqual([]);
  });
});
