import type { Op } from '../../op';

/** The ops whose ids begin with `bert.`, in the order of the engine contract. */
export const bertOps: readonly Op[] = [];
