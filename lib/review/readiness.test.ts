import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGAIN, GOOD } from './grade-policy';
import { randomFrom } from './learner.fixture';
import { addDays, type LocalDay } from './local-day';
import { type Predicted, readiness } from './readiness';

const today = '2026-03-10' as LocalDay;
const card = (change: Partial<Predicted> = {}): Predicted => ({
  stability: 30,
  lastDay: today,
  guess: 0,
  firstGrade: GOOD,
  ...change,
});
const cards = fc.array(
  fc.record({
    stability: fc.double({ min: 0.1, max: 1000, noNaN: true }),
    lastDay: fc.integer({ min: 0, max: 100 }).map((days) => addDays(today, -days)),
    guess: fc.constantFrom(0, 0.25, 0.5),
    firstGrade: fc.constantFrom(AGAIN, GOOD),
  }),
  { maxLength: 30 },
);

describe('readiness', () => {
  it('returns the predicted recall on the day, less what would be luck', () => {
    const day = addDays(today, 30);
    expect(readiness([card()], 0, day).expected).toBeCloseTo(0.9, 6);
    expect(readiness([card({ guess: 0.5 })], 0, day).expected).toBeCloseTo(0.8, 6);
    expect(readiness([card(), card({ guess: 0.5 })], 0, day)).toMatchObject({ seen: 2, unseen: 0 });
  });

  it('takes questions never answered for known as often as first answers of the topic were right', () => {
    const many = [...Array(7).fill(card()), card({ firstGrade: AGAIN })] as Predicted[];
    expect(readiness(many, 8, today).expected).toBeCloseTo((8 + 8 * 0.8) / 16, 6);
    expect(readiness([], 5, today).expected).toBe(0.5);
    expect(readiness([], 0, today)).toEqual({ expected: 0, low: 0, high: 0, seen: 0, unseen: 0 });
  });

  it('falls as time goes by, and its interval holds it, within nothing and everything', () => {
    fc.assert(
      fc.property(cards, fc.nat({ max: 50 }), fc.nat({ max: 400 }), (some, unseen, later) => {
        const soon = readiness(some, unseen, today);
        const then = readiness(some, unseen, addDays(today, later));
        expect(then.expected).toBeLessThanOrEqual(soon.expected + 1e-12);
        for (const { low, expected, high } of [soon, then]) {
          expect(0 <= low && low <= expected && expected <= high && high <= 1).toBe(true);
        }
      }),
    );
  });

  it('holds the share that is known in four cases of five, drawn as it assumes', () => {
    const random = randomFrom(3);
    const day = addDays(today, 60);
    const some = Array.from({ length: 20 }, (_, i) =>
      card({ stability: 5 + 10 * i, firstGrade: i % 2 ? GOOD : AGAIN }),
    );
    const { low, high } = readiness(some, 20, day);
    const recalls = some.map((each) => readiness([each], 0, day).expected);
    const runs = 4000;
    let held = 0;
    for (let run = 0; run < runs; run++) {
      // θ of Beta(11, 11): the 11th smallest of 21 uniform numbers.
      const theta = Array.from({ length: 21 }, random).sort((a, b) => a - b)[10]!;
      const known =
        recalls.filter((p) => random() < p).length +
        Array.from({ length: 20 }, random).filter((u) => u < theta).length;
      if (known / 40 >= low && known / 40 <= high) held += 1;
    }
    expect(held / runs).toBeGreaterThan(0.75);
    expect(held / runs).toBeLessThan(0.88);
  });
});
