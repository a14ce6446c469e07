import type { Op } from '../../op';
import { chainProduct } from './chain-product';
import { clipByNorm } from './clip-by-norm';
import { clipByValue } from './clip-by-value';
import { overflowStep } from './overflow-step';
import { residualProduct } from './residual-product';

/** The ops whose ids begin with `grad.`, in the order of the engine contract; then what the notes ask beyond it. */
export const gradOps: readonly Op[] = [chainProduct, residualProduct, clipByNorm, clipByValue, overflowStep];
