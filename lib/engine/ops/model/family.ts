import type { Op } from '../../op';
import { modelParams } from './params';
import { weightBytes } from './weight-bytes';

/** The ops whose ids begin with `model.`: those of the engine contract in its order, then further ones. */
export const modelOps: readonly Op[] = [modelParams, weightBytes];
