import type { Op } from '../../op';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { adamw } from './adamw';
import { momentum } from './momentum';
import { nag } from './nag';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

/** The ops whose ids begin with `optim.`, in the order of the engine contract. */
export const optimOps: readonly Op[] = [sgd, momentum, nag, adagrad, rmsprop, adam, adamw];
