import { describe, expect, it } from 'vitest';
import { AGAIN, GOOD, gradeOf } from './grade-policy';

describe('gradeOf', () => {
  const answered = { verdict: 'correct', methodHintUsed: false, answeredBefore: false } as const;
  it.each([
    ['right and unaided', answered, GOOD],
    ['right with the method in a hint', { ...answered, methodHintUsed: true }, AGAIN],
    ['a named mistake', { ...answered, verdict: 'slip' }, AGAIN],
    ['a wrong number', { ...answered, verdict: 'wrong' }, AGAIN],
    ['I don’t know', { ...answered, verdict: 'gaveUp' }, AGAIN],
    ['too few digits', { ...answered, verdict: 'imprecise' }, null],
    ['a second answer to the same numbers', { ...answered, answeredBefore: true }, null],
  ] as const)('returns for %s the grade of policy 1', (_, evidence, grade) => {
    expect(gradeOf(evidence)).toBe(grade);
  });
});
