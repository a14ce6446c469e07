import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../card';
import { AGAIN, GOOD } from '../grade-policy';
import { daysBetween, localDayOf } from '../local-day';
import { type AnswerEntry, standingEntries } from '../log';
import { logs } from '../log.fixture';
import { recall } from '../memory';
import { replay } from '../standing';
import { answered, answersIn } from './answers.fixture';
import { stepsOf } from './item-history';
import { trialsOf } from './trials';

/** The same, from the cards that the product itself folds: before each answer, everything that came earlier. */
function fromCards(answers: readonly AnswerEntry[]) {
  return answers.flatMap((entry, index) => {
    const card = replay(answers.slice(0, index)).card;
    const day = localDayOf(entry.at, entry.timeZone);
    const elapsed = card ? daysBetween(card.lastDay, day) : 0;
    if (card === null || entry.grade === null || elapsed < 1) return [];
    const { intervalDays } = card;
    return [{ day, predicted: recall(card, elapsed), recalled: entry.grade === GOOD, intervalDays }];
  });
}

describe('trialsOf', () => {
  it('returns what was predicted from the card as it was before each answer, whatever was taken back', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const answers = standingEntries(log).filter((entry) => entry.kind === 'answer');
        expect(trialsOf(answersIn(log))).toEqual(fromCards(answers));
      }),
    );
  });

  it('returns the first answer of a day to a card of an earlier day, and no other', () => {
    const trials = trialsOf([
      answered('2026-03-01', AGAIN),
      answered('2026-03-01', GOOD),
      answered('2026-03-02', GOOD),
      answered('2026-03-02', AGAIN),
      answered('2026-03-05', null),
      answered('2026-03-06', AGAIN),
    ]);
    expect(trials.map(({ day, recalled }) => [day, recalled])).toEqual([
      ['2026-03-02', true],
      ['2026-03-06', false],
    ]);
  });

  it('predicts 90 % at the end of an interval that aims at it', () => {
    const [trial] = trialsOf([answered('2026-03-01', GOOD), answered('2026-03-03', GOOD)]);
    expect(trial!.intervalDays).toBe(2);
    expect(trial!.predicted).toBeCloseTo(0.9, 1);
  });

  it('takes a flight west for no time at all', () => {
    expect(trialsOf([answered('2026-03-02', GOOD), answered('2026-03-01', GOOD)])).toEqual([]);
  });
});

describe('stepsOf', () => {
  it('ends with the memory that the card has', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const card: Card | null = replay(log).card;
        const last = stepsOf(answersIn(log)).findLast(({ learnt }) => learnt !== null)?.learnt;
        const { stability, difficulty, intervalDays, lastDay } = card ?? {};
        expect(last ?? {}).toEqual(card === null ? {} : { stability, difficulty, intervalDays, lastDay });
      }),
    );
  });

  it('says what each answer met and left; what does not count meets and leaves nothing', () => {
    const steps = stepsOf([
      answered('2026-03-01', GOOD),
      answered('2026-03-02', null),
      answered('2026-03-03', AGAIN),
    ]);
    expect(steps).toMatchObject([
      { predicted: null, recalled: true, learnt: { intervalDays: 2 } },
      { predicted: null, recalled: false, learnt: null },
      { recalled: false, learnt: { intervalDays: 1, lastDay: '2026-03-03' } },
    ]);
    expect(steps[2]!.predicted).toBeCloseTo(0.9, 1);
  });
});
