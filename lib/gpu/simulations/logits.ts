import { type Estimate, logitEstimate } from '../kernels/estimate';
import { runKernel } from '../kernels/kernel';
import { logitMoments } from '../kernels/monte-carlo';
import { isFailure } from '../runtime/failure';
import type { Simulation } from './simulation';

/** A fraction of a second's work in software. */
const NORMAL_DRAWS = 2 ** 20;
const MOST_LOGITS = 2 ** 14;
/** From fewer, a variance is told too badly to be worth a line. */
const FEWEST_LOGITS = 1000;

/** What a field of attn.logitVariance is, given the estimate of the variance at `width`. */
const fields: Readonly<Record<string, (variance: Estimate, width: number) => Omit<Estimate, 'expected'>>> = {
  variance: (variance) => variance,
  // The root moves by half of what the variance moves, over the root.
  std: ({ estimate, standardError, samples }, width) => ({
    estimate: Math.sqrt(estimate),
    standardError: standardError / (2 * Math.sqrt(width)),
    samples,
  }),
  scaledVariance: ({ estimate, standardError, samples }, width) => ({
    estimate: estimate / width,
    standardError: standardError / width,
    samples,
  }),
};

/** Draws queries and keys and multiplies them. */
export const logits: Simulation<{ dK: number }> = {
  drawn: 'logits',
  async run(gpu, { input: { dK: width }, field, expected, key }) {
    const samples = Math.min(MOST_LOGITS, Math.floor(NORMAL_DRAWS / (2 * width)));
    const fieldOf = fields[field];
    // The kernel's draws come in pairs.
    if (!fieldOf || samples < FEWEST_LOGITS || width % 2 !== 0) return null;
    const ran = await runKernel(gpu, logitMoments, { samples, width }, { key });
    if (isFailure(ran)) return ran;
    const { adapter, milliseconds, outputs } = ran;
    const found = fieldOf(logitEstimate(outputs.variance[0]!, samples, width), width);
    return { ...found, expected, adapter, milliseconds };
  },
};
