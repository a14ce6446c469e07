import type { Op } from '../../op';
import { compression } from './compression';
import { distillLoss } from './loss';
import { softLabels } from './soft-labels';

/** The ops whose ids begin with `distill.`, in the order of the engine contract. */
export const distillOps: readonly Op[] = [distillLoss, softLabels, compression];
