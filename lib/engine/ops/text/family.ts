import type { Op } from '../../op';

/** The ops whose ids begin with `text.`, in the order of the engine contract. */
export const textOps: readonly Op[] = [];
