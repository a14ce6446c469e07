import { meanEstimate } from '../kernels/estimate';
import { runKernel } from '../kernels/kernel';
import { spanChance, spanMoments } from '../kernels/span-moments';
import { isFailure } from '../runtime/failure';
import type { Simulation } from './simulation';

const SPANS = 2 ** 15;
const LONGEST = 1000;
/** Where more than nine of ten spans grow too long, drawing them again and again takes too long. */
const FEWEST_KEPT = 0.1;

/** Draws spans word by word. */
export const spans: Simulation<{ p: number; maxLength: number }> = {
  drawn: 'spans',
  async run(gpu, { input: { p, maxLength }, field, expected, key }) {
    const kept = 1 - (1 - p) ** maxLength;
    if (field !== 'mean' || maxLength > LONGEST || kept < FEWEST_KEPT) return null;
    const shape = { samples: SPANS, maxLength };
    const ran = await runKernel(gpu, spanMoments, shape, { key, chance: spanChance(p) });
    if (isFailure(ran)) return ran;
    const { adapter, milliseconds, outputs } = ran;
    const sums = { sum: outputs.sum[0]!, squares: outputs.squares[0]! };
    return { ...meanEstimate(sums, SPANS), expected, adapter, milliseconds };
  },
};
