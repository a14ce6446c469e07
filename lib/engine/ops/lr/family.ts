import type { Op } from '../../op';
import { schedule } from './schedule';

/** The ops whose ids begin with `lr.`, in the order of the engine contract. */
export const lrOps: readonly Op[] = [schedule];
