import type { Op } from '../../op';
import { causalCounts } from './causal-counts';
import { contextualCosine } from './contextual-cosine';
import { flash } from './flash';
import { attentionFlops } from './flops';
import { hbmBytes } from './hbm-bytes';
import { ioAccesses } from './io-accesses';
import { logitVariance } from './logit-variance';
import { mha } from './mha';
import { onlineSoftmax } from './online-softmax';
import { positionRotation } from './position-rotation';
import { projectionParams } from './projection-params';
import { scoreMatrixBytes } from './score-matrix-bytes';
import { sdpa } from './sdpa';
import { attentionShapes } from './shapes';
import { sinusoidalEncoding } from './sinusoidal-encoding';
import { slidingWindows } from './sliding-windows';
import { softmax } from './softmax';
import { softmaxDerivative } from './softmax-derivative';
import { sparsePairs } from './sparse-pairs';

/** The ops whose ids begin with `attn.`: those of the engine contract in its order, then further ones. */
export const attnOps: readonly Op[] = [
  softmax,
  sdpa,
  flash,
  onlineSoftmax,
  mha,
  sinusoidalEncoding,
  logitVariance,
  scoreMatrixBytes,
  ioAccesses,
  slidingWindows,
  sparsePairs,
  attentionShapes,
  projectionParams,
  causalCounts,
  attentionFlops,
  hbmBytes,
  softmaxDerivative,
  positionRotation,
  contextualCosine,
];
