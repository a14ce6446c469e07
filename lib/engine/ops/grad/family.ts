import type { Op } from '../../op';

/** The ops whose ids begin with `grad.`, in the order of the engine contract. */
export const gradOps: readonly Op[] = [];
