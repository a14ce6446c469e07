import type { Op } from '../../op';
import { crossEntropy } from './cross-entropy';
import { klDivergence } from './kl-divergence';

/** The ops whose ids begin with `loss.`, in the order of the engine contract. */
export const lossOps: readonly Op[] = [crossEntropy, klDivergence];
