import { dot, mul } from '../../language/build';
import { transpose } from '../../language/move';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { largestOf, type Tensor } from '../../tensor';
import { belowEverything, softmaxInParts } from './softmax-parts';

/** The factor on q·k: the one given, or 1/√width. */
export function scoreScale(scope: Scope, width: number, given?: number): Node {
  if (given !== undefined) return scope.scalar('scale', 'c', given);
  return scope.scalar('scale', '\\tfrac{1}{\\sqrt{d}}', 1 / Math.sqrt(width), `\\frac{1}{\\sqrt{${width}}}`);
}

/** No scaled score of these queries and keys is larger in magnitude. */
export function largestScore({ q, k, scale }: { q: Tensor; k: Tensor; scale?: number }): number {
  return q.shape.at(-1)! * largestOf(q) * largestOf(k) * Math.abs(scale ?? 1);
}

type Parts = { queries: Node; keys: Node; values: Node; scale: Node };

/**
 * softmax(QKᵀ·scale)·V in named steps: queries […,Tq,d], keys […,Tk,d], values […,Tk,dv], the mask [Tq,Tk] or null.
 * `largest` bounds the scores' magnitude. The mask is asked for once the scores are known to fit.
 */
export function attend(
  scope: Scope,
  { queries, keys, values, scale }: Parts,
  largest: number,
  visibility: () => Tensor | null,
): { scores: Node; weights: Node; output: Node } {
  const rawScores = scope.step('rawScores', 'R', dot(queries, keys));
  const scores = scope.step('scores', 'S', mul(rawScores, scale));
  const visible = visibility();
  const mask = visible && scope.mask('visible', 'M', visible);
  const names = {
    maximum: ['maxScore', '\\max S'],
    shifted: ['shifted', '(S-\\max S)'],
    exponentials: ['exponentials', 'E'],
    sum: ['rowSum', 'Z'],
  } as const;
  const named = (part: keyof typeof names, value: Node) => scope.step(names[part][0], names[part][1], value);
  const attended = softmaxInParts(scores, mask, named, belowEverything(largest));
  const weights = scope.step('weights', 'A', attended);
  return { scores, weights, output: scope.step('output', 'O', dot(weights, transpose(values))) };
}
