import type { Op } from '../../op';
import { adam } from './adam';

/** The ops whose ids begin with `optim.`, in the order of the engine contract. */
export const optimOps: readonly Op[] = [adam];
