import type { Op } from '../../op';

/** The ops whose ids begin with `init.`, in the order of the engine contract. */
export const initOps: readonly Op[] = [];
