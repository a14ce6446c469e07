import type { Op } from '../../op';

/** The ops whose ids begin with `model.`, in the order of the engine contract. */
export const modelOps: readonly Op[] = [];
