import type { Evidence } from './grade-policy';

/** What became of one question. `verdict` null: not answered, or not readable as an answer. */
export type MockOutcome = {
  section: string;
  topic: string;
  verdict: Evidence['verdict'] | null;
  /** The share that was right, from 0 to 1; null where nothing was judged. */
  score: number | null;
};

/** `share`: of all points there were, a question one point, right in part a part of it. */
export type MockScore = { total: number; right: number; partly: number; unanswered: number; share: number };

const pointsOf = ({ verdict, score }: MockOutcome): number => (verdict === 'correct' ? 1 : (score ?? 0));

/** Counts outcomes. What is not answered earns nothing; too few digits earn nothing either, as the clock is over. */
export function scoreMock(outcomes: readonly MockOutcome[]): MockScore {
  const total = outcomes.length;
  const points = outcomes.reduce((sum, outcome) => sum + pointsOf(outcome), 0);
  return {
    total,
    right: outcomes.filter(({ verdict }) => verdict === 'correct').length,
    partly: outcomes.filter((outcome) => outcome.verdict !== 'correct' && pointsOf(outcome) > 0).length,
    unanswered: outcomes.filter(({ verdict }) => verdict === null).length,
    share: total === 0 ? 0 : points / total,
  };
}

/** The score of each group, in the order in which groups first come. */
export function scoresBy(
  outcomes: readonly MockOutcome[],
  group: 'section' | 'topic',
): { id: string; score: MockScore }[] {
  const ids = [...new Set(outcomes.map((outcome) => outcome[group]))];
  return ids.map((id) => ({ id, score: scoreMock(outcomes.filter((outcome) => outcome[group] === id)) }));
}

const pointsLost = ({ total, share }: MockScore) => total * (1 - share);

/** The topics that lost points, the most first. */
export function weakTopics(outcomes: readonly MockOutcome[], most: number): string[] {
  return scoresBy(outcomes, 'topic')
    .filter(({ score }) => score.share < 1)
    .sort((a, b) => pointsLost(b.score) - pointsLost(a.score))
    .slice(0, most)
    .map(({ id }) => id);
}
