import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastLooksBegin, lastLooksToday, readInterviewDay } from './interview';
import { addDays, type LocalDay } from './local-day';

const today = '2026-03-10' as LocalDay;

describe('readInterviewDay', () => {
  it.each([
    ['2026-03-10', 'today'],
    ['2026-03-11', 'tomorrow'],
    ['2028-02-29', 'a leap day'],
  ])('takes %s, %s', (text) => {
    expect(readInterviewDay(text, today)).toEqual({ ok: true, day: text });
  });

  it.each([
    ['2026-03-09', 'past'],
    ['1999-12-31', 'past'],
    ['2028-03-10', 'tooFar'],
    ['9999-12-31', 'tooFar'],
    ['2026-02-30', 'notADay'],
    ['2027-02-29', 'notADay'],
    ['2026-13-01', 'notADay'],
    ['2026-3-11', 'notADay'],
    ['tomorrow', 'notADay'],
    ['+12026-03-11', 'notADay'],
    ['', 'notADay'],
  ])('rejects %s: %s', (text, problem) => {
    expect(readInterviewDay(text, today)).toEqual({ ok: false, problem });
  });
});

describe('last looks', () => {
  const interview = '2026-03-20' as LocalDay;

  it('begin as many days before as they take, from two to seven', () => {
    expect([10, 60, 61, 200, 9000].map((cards) => lastLooksBegin(interview, cards, 60))).toEqual([
      '2026-03-18',
      '2026-03-18',
      '2026-03-18',
      '2026-03-16',
      '2026-03-13',
    ]);
  });

  it('are all had when the interview comes, in even shares, however a day is cut up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 7 }), (count, days) => {
        let left = count;
        const perDay: number[] = [];
        for (let day = addDays(interview, -days); day < interview; day = addDays(day, 1)) {
          let done = 0;
          // One question at a time, as the queue is asked.
          while (lastLooksToday(left, done, day, interview) > 0) {
            left -= 1;
            done += 1;
          }
          perDay.push(done);
        }
        expect(left).toBe(0);
        expect(Math.max(...perDay) - Math.min(...perDay)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
