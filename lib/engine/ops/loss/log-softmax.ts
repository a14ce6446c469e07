import { exp, log, max, sub, sum } from '../../language/build';
import { spread } from '../../language/move';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';

/** How the steps of one log-softmax are told from another's: what their names begin with, and their symbols. */
export type LogSoftmaxNames = { prefix: string; scores: string; logProbs: string };

/**
 * ln softmax(z) = (z − max z) − ln Σ exp(z − max z) over the last axis: right where the probability itself would be 0.
 * Its steps are maximum, shifted, logSum and logProbs, after the prefix.
 */
export function logSoftmax(
  scope: Scope,
  scores: Node,
  { prefix, scores: z, logProbs }: LogSoftmaxNames,
): Node {
  const step = (name: string, symbol: string, value: Node) =>
    scope.step(prefix === '' ? name : `${prefix}${name[0]!.toUpperCase()}${name.slice(1)}`, symbol, value);
  const maximum = step('maximum', `\\max ${z}`, max(scores));
  const shifted = step('shifted', `(${z}-\\max ${z})`, sub(scores, spread(maximum, scores)));
  const logSum = step('logSum', `\\ln \\textstyle\\sum e^{${z}-\\max ${z}}`, log(sum(exp(shifted))));
  return step('logProbs', logProbs, sub(shifted, spread(logSum, scores)));
}
