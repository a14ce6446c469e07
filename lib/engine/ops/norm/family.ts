import type { Op } from '../../op';
import { batchNorm } from './batch-norm';
import { batchNormBackward } from './batch-norm-backward';
import { layerNorm } from './layer-norm';
import { layerNormBackward } from './layer-norm-backward';
import { paddedStatistics } from './padded-statistics';
import { residualBlock } from './residual-block';
import { rmsNorm } from './rms-norm';
import { saturation } from './saturation';
import { statisticsDrift } from './statistics-drift';

/** The ops whose ids begin with `norm.`, in the order of the engine contract; then what the notes ask beyond it. */
export const normOps: readonly Op[] = [
  batchNorm,
  layerNorm,
  rmsNorm,
  layerNormBackward,
  batchNormBackward,
  statisticsDrift,
  paddedStatistics,
  residualBlock,
  saturation,
];
