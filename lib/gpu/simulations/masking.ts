import { meanEstimate } from '../kernels/estimate';
import { runKernel } from '../kernels/kernel';
import { type MaskingCount, maskingCounts, maskingShares } from '../kernels/masking-counts';
import { isFailure } from '../runtime/failure';
import type { Simulation } from './simulation';

const TOKENS = 2 ** 18;

type Input = { tokens: number; selectRate: number; maskShare: number; randomShare: number };

/** Draws the fate of one token after the other: an expected count is that of so many tokens. */
export const masking: Simulation<Input> = {
  drawn: 'tokens',
  async run(gpu, { input: { tokens, selectRate, maskShare, randomShare }, field, expected, key }) {
    const shares = maskingShares(selectRate, maskShare, randomShare);
    const ran = await runKernel(gpu, maskingCounts, { samples: TOKENS }, { key, shares });
    if (isFailure(ran)) return ran;
    const { adapter, milliseconds, outputs } = ran;
    const count = outputs[field as MaskingCount]?.[0];
    if (count === undefined || tokens === 0) return null;
    const share = meanEstimate({ sum: count, squares: count }, TOKENS);
    return {
      estimate: tokens * share.estimate,
      standardError: tokens * share.standardError,
      samples: TOKENS,
      expected,
      adapter,
      milliseconds,
    };
  },
};
