import type { Op } from '../../op';
import { kvCacheBytes } from './cache-bytes';
import { kvSharing } from './sharing';

/** The ops whose ids begin with `kv.`: those of the engine contract in its order, then further ones. */
export const kvOps: readonly Op[] = [kvCacheBytes, kvSharing];
