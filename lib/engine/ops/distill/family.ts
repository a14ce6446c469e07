import type { Op } from '../../op';

/** The ops whose ids begin with `distill.`, in the order of the engine contract. */
export const distillOps: readonly Op[] = [];
