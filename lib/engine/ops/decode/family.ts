import type { Op } from '../../op';
import { bestPath } from './best-path';
import { greedy } from './greedy';
import { topK } from './top-k';
import { topP } from './top-p';

/** The ops whose ids begin with `decode.`, in the order of the engine contract. */
export const decodeOps: readonly Op[] = [topK, topP, greedy, bestPath];
