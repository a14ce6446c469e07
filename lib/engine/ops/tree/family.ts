import type { Op } from '../../op';
import { featureDims } from './feature-dims';
import { leafFeatures } from './leaf-features';

/** The ops whose ids begin with `tree.`, in the order of the engine contract. */
export const treeOps: readonly Op[] = [leafFeatures, featureDims];
