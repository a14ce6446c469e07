import type { Op } from '../../op';
import { kvCacheBytes } from './cache-bytes';

/** The ops whose ids begin with `kv.`, in the order of the engine contract. */
export const kvOps: readonly Op[] = [kvCacheBytes];
