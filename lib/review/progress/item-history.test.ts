import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGAIN, GOOD } from '../grade-policy';
import { addDays, type LocalDay } from '../local-day';
import { logs } from '../log.fixture';
import { answered, answersIn } from './answers.fixture';
import { memoryCurve, stepsOf } from './item-history';

describe('memoryCurve', () => {
  it('falls from 100 % after each answer to the next, whole days apart, and never rises within a piece', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const answers = answersIn(log);
        const last =
          answers
            .map(({ day }) => day)
            .sort()
            .at(-1) ?? ('2026-01-01' as LocalDay);
        for (const piece of memoryCurve(stepsOf(answers), addDays(last, 30))) {
          expect(piece[0]!.recall).toBe(1);
          for (const [index, point] of piece.slice(1).entries()) {
            expect(point.day > piece[index]!.day).toBe(true);
            expect(point.recall).toBeLessThan(piece[index]!.recall);
          }
        }
      }),
    );
  });

  it('has a piece for every stretch of days between answers, the last up to the day asked for', () => {
    const answers = [
      answered('2026-03-01', AGAIN),
      answered('2026-03-01', GOOD),
      answered('2026-03-04', GOOD),
    ];
    const pieces = memoryCurve(stepsOf(answers), '2026-03-20' as LocalDay);
    expect(pieces.map((piece) => [piece[0]!.day, piece.at(-1)!.day, piece.length])).toEqual([
      ['2026-03-01', '2026-03-04', 4],
      ['2026-03-04', '2026-03-20', 17],
    ]);
    expect(memoryCurve([], '2026-03-20' as LocalDay)).toEqual([]);
  });
});
