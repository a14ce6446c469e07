import type { Op } from '../../op';
import { adagrad } from './adagrad';
import { adagradRate } from './adagrad-rate';
import { adam } from './adam';
import { adamw } from './adamw';
import { biasCorrection } from './bias-correction';
import { ftrl } from './ftrl';
import { ftrlWeight } from './ftrl-weight';
import { gradientMoments } from './gradient-moments';
import { momentum } from './momentum';
import { nag } from './nag';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';
import { stateBytes } from './state-bytes';

/** The ops whose ids begin with `optim.`, in the order of the engine contract; then what the notes ask beyond it. */
export const optimOps: readonly Op[] = [
  sgd,
  momentum,
  nag,
  adagrad,
  rmsprop,
  adam,
  adamw,
  ftrl,
  gradientMoments,
  adagradRate,
  biasCorrection,
  ftrlWeight,
  stateBytes,
];
