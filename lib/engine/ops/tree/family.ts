import type { Op } from '../../op';

/** The ops whose ids begin with `tree.`, in the order of the engine contract. */
export const treeOps: readonly Op[] = [];
