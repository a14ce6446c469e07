import { any, constant, div, exp, max, select, sub, sum } from '../../language/build';
import { spread } from '../../language/move';
import type { Node } from '../../language/node';

/** Near float32's lowest number, of few digits, so that float32 holds it without an error; formulas show it as −∞. */
const FAR_BELOW = -15 * 2 ** 124;

/**
 * Lower than any score, yet finite: the GPU may not be given ∞. `largest` is the largest magnitude a score may have;
 * scores that float32 could not hold anyway are kept above by the lowest float64.
 */
export const belowEverything = (largest: number): number =>
  largest < 2 ** 120 ? FAR_BELOW : -Number.MAX_VALUE;

type Part = 'maximum' | 'shifted' | 'exponentials' | 'sum';

/**
 * Softmax over the last axis, shifted by the row's maximum; masked elements get weight 0 and a row with nothing
 * to attend to is all zeros. Each part passes through `named`, so that an op can make a step of it.
 */
export function softmaxInParts(
  scores: Node,
  mask: Node | null,
  named: (part: Part, value: Node) => Node = (_, value) => value,
  below = FAR_BELOW,
): Node {
  const visible = (value: Node, otherwise: number) =>
    mask ? select(mask, value, constant(otherwise)) : value;
  const maximum = named('maximum', max(visible(scores, below)));
  const shifted = named('shifted', visible(sub(scores, spread(maximum, scores)), 0));
  const exponentials = named('exponentials', visible(exp(shifted), 0));
  const total = named('sum', sum(exponentials));
  // An empty row has total 0; dividing by 1 there keeps it at 0 without a NaN on the way.
  const divisor = mask ? select(any(mask), total, constant(1)) : total;
  return div(exponentials, spread(divisor, scores));
}

/** Softmax over the last axis. */
export const softmax = (scores: Node, mask: Node | null = null): Node => softmaxInParts(scores, mask);
