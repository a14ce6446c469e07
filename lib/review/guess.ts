import type { KeyOf } from '@/lib/quiz/kinds/kind';
import type { KindName } from '@/lib/quiz/template';
import type { AnswerKey, Variant } from '@/lib/quiz/variant';

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

type Chance<K extends KindName> = { of(key: KeyOf<K>, shown: Variant['shown']): number };

/** The chance that somebody who knows nothing, but uses what is shown, answers all of it right. */
const chances: { [K in KindName]: Chance<K> } = {
  numeric: { of: () => 0 },
  explain: { of: () => 0 },
  choice: {
    of: ({ multiple, options }) => (multiple ? 1 / (2 ** options.length - 1) : 1 / options.length),
  },
  cloze: {
    // Words to choose from are used up; without them there is nothing to guess among.
    of({ blanks }, shown) {
      const bank = shown?.kind === 'cloze' ? (shown.bank?.length ?? 0) : 0;
      return bank < blanks.length ? 0 : factorial(bank - blanks.length) / factorial(bank);
    },
  },
  order: {
    of: ({ groups }) =>
      groups.reduce((ways, group) => ways * factorial(group.length), 1) / factorial(groups.flat().length),
  },
  match: { of: ({ pairs, rights }) => (1 / rights.length) ** pairs.length },
};

/** More than this and a question says next to nothing; it still comes back. */
const MAX_GUESS = 0.5;

/** How far a question can be answered right by guessing, from 0 to 0.5. */
export function guessChance(key: AnswerKey, shown: Variant['shown']): number {
  const chance = chances[key.kind] as Chance<KindName>;
  return Math.min(chance.of(key, shown), MAX_GUESS);
}

/**
 * The share of right answers to aim at so that `retention` of what is asked is known and not guessed: with known recall
 * R and chance g of a lucky guess, right answers have the share R + (1 − R) g = 1 − (1 − R)(1 − g).
 */
export function retentionToAimAt(retention: number, guess: number): number {
  return 1 - (1 - retention) * (1 - guess);
}

/** The share known, when a share of right answers is predicted: the inverse of `retentionToAimAt`, never below 0. */
export function knownRecall(predicted: number, guess: number): number {
  return Math.max(0, (predicted - guess) / (1 - guess));
}
