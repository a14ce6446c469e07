import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../check';
import { draw } from '../draw';
import { toPublic } from '../public';
import type { KindName } from '../template';
import { answerKeySchema, variantSchema } from '../variant';
import { makeItem, sources } from './items.fixture';
import { kindOf } from './kinds';

const names = Object.keys(sources) as KindName[];

function drawn(kind: KindName, seed: string) {
  const template = makeItem(kind);
  const result = draw(template, seed);
  if (!result.ok) throw new Error(result.reason);
  return { template, ...result };
}

describe.each(names)('a question of kind %s', (kind) => {
  it('accepts its right answer, whatever the seed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const { key } = drawn(kind, seed);
        expect(check(key, kindOf(kind).rightAnswer(key))).toMatchObject({ kind: 'correct', score: 1 });
      }),
      { numRuns: 60 },
    );
  });

  it('gives for any text a verdict, with a score from 0 to 1, and never throws', () => {
    const { variant, key } = drawn(kind, 'seed');
    const texts = fc.oneof(fc.string(), fc.json(), fc.array(fc.string({ maxLength: 2 })).map(String));
    fc.assert(
      fc.property(texts, (raw) => {
        const verdict = check(key, raw);
        if ('score' in verdict) expect(verdict.score).toBeGreaterThanOrEqual(0);
        if ('score' in verdict) expect(verdict.score).toBeLessThanOrEqual(1);
        kindOf(kind).display(variant.shown, key, raw);
        kindOf(kind).toLine(raw);
      }),
    );
  });

  it('refuses an answer too long to be one', () => {
    const { key } = drawn(kind, 'seed');
    expect(check(key, JSON.stringify(['x'.repeat(3000)]))).toMatchObject({ kind: 'malformed' });
  });

  it('draws the same for the same seed', () => {
    expect(drawn(kind, 'a')).toEqual(drawn(kind, 'a'));
  });

  it('comes back whole from where attempts are stored', () => {
    const { variant, key } = drawn(kind, 'seed');
    expect(variantSchema.parse(JSON.parse(JSON.stringify(variant)))).toEqual(variant);
    expect(answerKeySchema.parse(JSON.parse(JSON.stringify(key)))).toEqual(key);
  });

  it('sends nothing of the key before the answer is in', () => {
    const { template, variant } = drawn(kind, 'seed');
    const sent = JSON.stringify(toPublic(template, variant));
    expect(sent).not.toMatch(/"(right|why|accept|mistakes|groups|pairs|rubric|slips|seed|params|id)":/);
    // The ids of a pack may tell what is right: the page knows labels alone.
    for (const [secret] of sent.matchAll(/needs a batch|scales|No padding|Each token by itself/g))
      expect(secret).toBe('');
  });
});

describe('attempts from before there were other kinds', () => {
  it('can still be read: their variants held the unit', () => {
    const { variant } = drawn('numeric', 'seed');
    const { shown: _, ...before } = variant;
    expect(variantSchema.parse({ ...before, unit: null })).toEqual(variant);
  });
});

describe('the places of what is shown', () => {
  it.each([
    ['choice', (raw: string) => raw],
    ['order', (raw: string) => JSON.parse(raw)[0]],
    ['match', (raw: string) => JSON.parse(raw)[0]],
  ] as const)('say nothing of what is right (%s)', (kind, firstRight) => {
    const counts = new Map<string, number>();
    for (let index = 0; index < 400; index++) {
      const { key } = drawn(kind, `seed ${index}`);
      const first = String(firstRight(kindOf(kind).rightAnswer(key)));
      counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    // Every place comes up, and none twice as often as an even share would have it.
    expect(counts.size).toBeGreaterThanOrEqual(3);
    expect(Math.max(...counts.values())).toBeLessThan((2 * 400) / counts.size);
  });
});
