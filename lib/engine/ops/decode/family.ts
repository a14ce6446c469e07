import type { Op } from '../../op';

/** The ops whose ids begin with `decode.`, in the order of the engine contract. */
export const decodeOps: readonly Op[] = [];
