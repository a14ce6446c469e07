import { describe, expect, it } from 'vitest';
import { type MockOutcome, scoreMock, scoresBy, weakTopics } from './mock-score';

const outcome = (topic: string, verdict: MockOutcome['verdict'], score: number | null): MockOutcome => ({
  section: topic.split('/')[0]!,
  topic,
  verdict,
  score,
});
const outcomes = [
  outcome('attn/masks', 'correct', 1),
  outcome('attn/masks', 'slip', 0),
  outcome('attn/heads', 'wrong', 0.5),
  outcome('optim/adam', null, null),
  outcome('optim/adam', 'wrong', 0),
  outcome('optim/sgd', 'imprecise', null),
];

describe('scoreMock', () => {
  it('counts a question as a point, and a part that is right as a part of it', () => {
    expect(scoreMock(outcomes)).toEqual({ total: 6, right: 1, partly: 1, unanswered: 1, share: 1.5 / 6 });
  });

  it('is nothing of nothing', () => {
    expect(scoreMock([])).toEqual({ total: 0, right: 0, partly: 0, unanswered: 0, share: 0 });
  });
});

describe('scoresBy', () => {
  it('scores each section apart', () => {
    const scores = scoresBy(outcomes, 'section').map(({ id, score }) => [id, score.total, score.share]);
    expect(scores).toEqual([
      ['attn', 3, 0.5],
      ['optim', 3, 0],
    ]);
  });
});

describe('weakTopics', () => {
  it('names those that lost most, none that lost nothing', () => {
    expect(weakTopics(outcomes, 2)).toEqual(['optim/adam', 'attn/masks']);
    expect(weakTopics([outcome('a/b', 'correct', 1)], 2)).toEqual([]);
  });
});
