import type { Op } from '../../op';
import { batchNorm } from './batch-norm';
import { layerNorm } from './layer-norm';
import { rmsNorm } from './rms-norm';

/** The ops whose ids begin with `norm.`, in the order of the engine contract. */
export const normOps: readonly Op[] = [batchNorm, layerNorm, rmsNorm];
