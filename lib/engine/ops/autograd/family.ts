import type { Op } from '../../op';
import { gradients } from './gradients';

/** The ops whose ids begin with `autograd.`, in the order of the engine contract. */
export const autogradOps: readonly Op[] = [gradients];
