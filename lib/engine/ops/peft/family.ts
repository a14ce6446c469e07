import type { Op } from '../../op';

/** The ops whose ids begin with `peft.`, in the order of the engine contract. */
export const peftOps: readonly Op[] = [];
