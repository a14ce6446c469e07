import type { Op } from '../../op';

/** The ops whose ids begin with `loss.`, in the order of the engine contract. */
export const lossOps: readonly Op[] = [];
