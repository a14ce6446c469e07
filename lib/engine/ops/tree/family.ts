import type { Op } from '../../op';
import { featureDims } from './feature-dims';

/** The ops whose ids begin with `tree.`, in the order of the engine contract. */
export const treeOps: readonly Op[] = [featureDims];
