import type { Card } from './card';
import { GOOD } from './grade-policy';
import { knownRecall } from './guess';
import { daysBetween, type LocalDay } from './local-day';
import { recall } from './memory';

/** Of a card: what its recall on a day to come is predicted from. */
export type Predicted = Pick<Card, 'stability' | 'lastDay' | 'guess' | 'firstGrade'>;

/** Shares of a topic's questions, from 0 to 1. */
export type Readiness = { expected: number; low: number; high: number; seen: number; unseen: number };

/** 80 % of a normal distribution lie within so many standard deviations of its mean. */
const Z_80 = 1.2816;

/** Recall on a day, less what would be luck. */
export const knownOn = ({ stability, lastDay, guess }: Predicted, day: LocalDay): number =>
  knownRecall(recall({ stability }, daysBetween(lastDay, day)), guess);

/**
 * The share of a topic's questions that will be known on a day if nothing more is done, with an interval that holds it
 * four times in five.
 *
 * Each answered question i is known with its predicted recall pᵢ, independently: variance Σ pᵢ(1 − pᵢ). Of the m never
 * answered the same share θ is known as of this topic's first answers, r right and w wrong; with a uniform prior θ is
 * Beta(1 + r, 1 + w), and their number beta-binomial: with s = r + w + 2 and μ = (1 + r)/s it has mean mμ and variance
 * mμ(1 − μ)(s + m)/(s + 1) (Johnson, Kemp & Kotz, Univariate Discrete Distributions, 3rd ed., §6.9.2).
 */
export function readiness(cards: readonly Predicted[], unseen: number, day: LocalDay): Readiness {
  const total = cards.length + unseen;
  if (total === 0) return { expected: 0, low: 0, high: 0, seen: 0, unseen: 0 };
  const known = cards.map((card) => knownOn(card, day));
  const s = cards.length + 2;
  const mu = (1 + cards.filter(({ firstGrade }) => firstGrade === GOOD).length) / s;
  const mean = known.reduce((sum, p) => sum + p, 0) + unseen * mu;
  const variance =
    known.reduce((sum, p) => sum + p * (1 - p), 0) + (unseen * mu * (1 - mu) * (s + unseen)) / (s + 1);
  const expected = mean / total;
  const margin = (Z_80 * Math.sqrt(variance)) / total;
  return {
    expected,
    low: Math.max(0, expected - margin),
    high: Math.min(1, expected + margin),
    seen: cards.length,
    unseen,
  };
}
