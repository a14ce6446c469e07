import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMock, type MockCandidate, mockLengths, timeShares } from './compose-mock';

const kinds = ['numeric', 'choice', 'cloze', 'order', 'match'] as const;

const candidates = fc
  .array(
    fc.record({
      section: fc.constantFrom('norm', 'optim', 'text', 'attn', 'memory'),
      topic: fc.constantFrom('a', 'b', 'c'),
      claim: fc.constantFrom('one', 'two', 'three', 'four'),
      kind: fc.constantFrom(...kinds, 'explain' as const),
      difficulty: fc.integer({ min: 1, max: 5 }),
      asked: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((list) => list.map((each, index): MockCandidate => ({ ...each, name: `pack/item-${index}` })));
const count = fc.constantFrom(...Object.values(mockLengths).map(({ questions }) => questions));
const seed = fc.string({ maxLength: 12 });

/** Every section with every kind at every difficulty. */
const plenty = ['norm', 'optim', 'text', 'attn', 'memory'].flatMap((section) =>
  kinds.flatMap((kind) =>
    [1, 2, 3, 4, 5].map((difficulty): MockCandidate => {
      const name = `${section}/${kind}-${difficulty}`;
      return { name, section, topic: section, claim: name, kind, difficulty, asked: false };
    }),
  ),
);

const countsOf = (values: readonly string[]) =>
  values.reduce(
    (counts, value) => counts.set(value, (counts.get(value) ?? 0) + 1),
    new Map<string, number>(),
  );

describe('composeMock', () => {
  it('asks nothing twice, nothing in one’s own words, and as many as there are up to what was wished', () => {
    fc.assert(
      fc.property(candidates, count, seed, (pool, wished, by) => {
        const chosen = composeMock(pool, wished, by);
        const askable = pool.filter(({ kind }) => kind !== 'explain');
        expect(new Set(chosen.map(({ name }) => name)).size).toBe(chosen.length);
        expect(chosen).toHaveLength(Math.min(wished, askable.length));
        expect(chosen.every((each) => askable.includes(each))).toBe(true);
      }),
    );
  });

  it('takes sections evenly: one has fewer than another only if it has no more', () => {
    fc.assert(
      fc.property(candidates, count, seed, (pool, wished, by) => {
        const askable = pool.filter(({ kind }) => kind !== 'explain');
        const taken = countsOf(composeMock(pool, wished, by).map(({ section }) => section));
        const stock = countsOf(askable.map(({ section }) => section));
        const most = Math.max(0, ...taken.values());
        for (const [section, held] of stock) {
          const asked = taken.get(section) ?? 0;
          expect(asked === held || asked >= most - 1).toBe(true);
        }
      }),
    );
  });

  it('goes from easy to hard', () => {
    fc.assert(
      fc.property(candidates, count, seed, (pool, wished, by) => {
        const levels = composeMock(pool, wished, by).map(({ difficulty }) => difficulty);
        expect(levels).toEqual([...levels].sort((a, b) => a - b));
      }),
    );
  });

  it('mixes the kinds by their shares: of ten, four numbers, three choices and one of each other', () => {
    fc.assert(
      fc.property(seed, (by) => {
        const kindsAsked = countsOf(composeMock(plenty, 10, by).map(({ kind }) => kind));
        expect(Object.fromEntries(kindsAsked)).toEqual({
          numeric: 4,
          choice: 3,
          cloze: 1,
          order: 1,
          match: 1,
        });
      }),
    );
  });

  it('leaves out what an earlier mock asked while there is other', () => {
    fc.assert(
      fc.property(seed, fc.shuffledSubarray(plenty, { maxLength: 40 }), (by, before) => {
        const pool = plenty.map((each) => ({ ...each, asked: before.includes(each) }));
        const spare = countsOf(pool.filter(({ asked }) => !asked).map(({ section }) => section));
        const old = countsOf(
          composeMock(pool, 20, by)
            .filter(({ asked }) => asked)
            .map(({ section }) => section),
        );
        for (const [section, times] of old) expect(times).toBe(Math.max(0, 4 - (spare.get(section) ?? 0)));
      }),
    );
  });

  it('never asks two of one claim while a section has another claim', () => {
    const pool = plenty.map((each) => ({ ...each, claim: `${each.section}/${each.kind}` }));
    fc.assert(
      fc.property(seed, (by) => {
        const claims = composeMock(pool, 20, by).map(({ claim }) => claim);
        expect(new Set(claims).size).toBe(20);
      }),
    );
  });

  it('is the same for the same seed, and another for another', () => {
    const names = (by: string) => composeMock(plenty, 10, by).map(({ name }) => name);
    expect(names('a')).toEqual(names('a'));
    expect(names('a')).not.toEqual(names('b'));
  });
});

describe('timeShares', () => {
  it('shares all of the time out, and never less to the harder question', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 3_600_000 }),
        (difficulties, total) => {
          const shares = timeShares(difficulties, total);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(total, 6);
          difficulties.forEach((level, i) => {
            difficulties.forEach((other, j) => {
              if (level > other) expect(shares[i]!).toBeGreaterThan(shares[j]!);
            });
          });
        },
      ),
    );
  });

  it('gives a question of difficulty 5 four times as long as one of difficulty 1', () => {
    expect(timeShares([1, 5], 600_000)).toEqual([120_000, 480_000]);
  });
});
