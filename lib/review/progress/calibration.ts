import { type Retention, retentionOf } from './retention';
import type { Trial } from './trials';
import { Z_95 } from './wilson';

export type Calibration =
  /** `needed`: how many tests of memory make a comparison worth the name. */
  | { kind: 'tooFew'; total: number; needed: number }
  | {
      kind: 'measured';
      overall: Retention;
      /** What was predicted alike, the least likely to be recalled first. */
      bins: Retention[];
      /** Whether chance alone explains the difference between predicted and recalled, 95 times in 100. */
      withinChance: boolean;
    };

export const MIN_TRIALS = 30;
const MIN_PER_BIN = 20;
const MAX_BINS = 8;

/**
 * How predicted recall compares with what was recalled, over bins of about as many trials each, so that none says more
 * than it knows; what was predicted exactly alike is never divided. If every prediction pᵢ held, the number recalled
 * would have mean Σ pᵢ and variance Σ pᵢ(1 − pᵢ): a sum of independent Bernoulli variables, near normal for so many.
 */
export function calibrationOf(trials: readonly Trial[]): Calibration {
  const overall = retentionOf(trials);
  if (overall === null || overall.total < MIN_TRIALS) {
    return { kind: 'tooFew', total: trials.length, needed: MIN_TRIALS };
  }
  const variance = trials.reduce((sum, { predicted: p }) => sum + p * (1 - p), 0);
  const difference = overall.count - overall.predicted * overall.total;
  return {
    kind: 'measured',
    overall,
    bins: binsOf(trials).map((bin) => retentionOf(bin)!),
    withinChance: Math.abs(difference) <= Z_95 * Math.sqrt(variance),
  };
}

function binsOf(trials: readonly Trial[]): Trial[][] {
  const sorted = [...trials].sort((a, b) => a.predicted - b.predicted);
  const size = Math.max(MIN_PER_BIN, Math.ceil(sorted.length / MAX_BINS));
  const bins: Trial[][] = [];
  for (let start = 0; start < sorted.length; ) {
    let end = Math.min(start + size, sorted.length);
    while (end < sorted.length && sorted[end]!.predicted === sorted[end - 1]!.predicted) end += 1;
    // Too few for a bin of their own go with the last.
    if (sorted.length - end < MIN_PER_BIN) end = sorted.length;
    bins.push(sorted.slice(start, end));
    start = end;
  }
  return bins;
}
