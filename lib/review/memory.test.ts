import fc from 'fast-check';
import { FSRSAlgorithm, generatorParameters } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { AGAIN, GOOD, type Grade } from './grade-policy';
import { intervalAfter, type Memory, recall, remember } from './memory';

describe('remember', () => {
  it('returns the memory fsrs-rs and ts-fsrs agree on for 1,3,3,3,3,3 after 0,0,1,3,8,21 days', () => {
    const grades: [Grade, number][] = [
      [AGAIN, 0],
      [GOOD, 0],
      [GOOD, 1],
      [GOOD, 3],
      [GOOD, 8],
      [GOOD, 21],
    ];
    const memory = grades.reduce<Memory | null>(
      (before, [grade, days]) => remember(before, days, grade),
      null,
    )!;
    expect(memory.stability).toBeCloseTo(53.62691, 3);
    expect(memory.difficulty).toBeCloseTo(6.3574867, 4);
  });

  it('returns growing intervals for good answers, each given when it is due: 2, 11, 46, 163 days', () => {
    let memory: Memory | null = null;
    let interval = 0;
    const intervals = Array.from({ length: 4 }, () => {
      memory = remember(memory, interval, GOOD);
      interval = intervalAfter(memory, GOOD);
      return interval;
    });
    expect(intervals).toEqual([2, 11, 46, 163]);
  });

  it('predicts the desired recall on the day stability names, and tomorrow after any lapse', () => {
    const memory = { stability: 30, difficulty: 5 };
    expect(recall(memory, 0)).toBe(1);
    expect(recall(memory, 30)).toBeCloseTo(0.9, 6);
    expect(intervalAfter(memory, AGAIN)).toBe(1);
  });
});

describe('intervalAfter', () => {
  it('returns what ts-fsrs schedules, whatever recall is aimed at', () => {
    const memories = fc.record({
      stability: fc.double({ min: 0.01, max: 36_500, noNaN: true }),
      difficulty: fc.constant(5),
    });
    fc.assert(
      fc.property(memories, fc.integer({ min: 70, max: 97 }), (memory, percent) => {
        const retention = percent / 100;
        const theirs = new FSRSAlgorithm(generatorParameters({ request_retention: retention }));
        expect(intervalAfter(memory, GOOD, retention)).toBe(theirs.next_interval(memory.stability, 0));
      }),
    );
  });

  it('is shorter the more is to be remembered, and never under a day or over a century', () => {
    const memory = { stability: 30, difficulty: 5 };
    expect([0.8, 0.9, 0.95].map((retention) => intervalAfter(memory, GOOD, retention))).toEqual([99, 30, 12]);
    expect(intervalAfter({ stability: 0.01, difficulty: 5 }, GOOD)).toBe(1);
    expect(intervalAfter({ stability: 1e9, difficulty: 5 }, GOOD)).toBe(36_500);
  });
});
