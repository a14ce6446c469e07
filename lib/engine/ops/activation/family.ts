import type { Op } from '../../op';
import { apply } from './apply';

/** The ops whose ids begin with `activation.`, in the order of the engine contract. */
export const activationOps: readonly Op[] = [apply];
