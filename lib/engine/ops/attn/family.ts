import type { Op } from '../../op';
import { logitVariance } from './logit-variance';
import { sdpa } from './sdpa';
import { softmax } from './softmax';

/** The ops whose ids begin with `attn.`, in the order of the engine contract. */
export const attnOps: readonly Op[] = [softmax, sdpa, logitVariance];
