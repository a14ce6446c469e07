import type { Op } from '../../op';

/** The ops whose ids begin with `lr.`, in the order of the engine contract. */
export const lrOps: readonly Op[] = [];
