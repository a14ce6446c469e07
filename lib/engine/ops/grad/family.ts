import type { Op } from '../../op';
import { chainProduct } from './chain-product';
import { clipByNorm } from './clip-by-norm';
import { residualProduct } from './residual-product';

/** The ops whose ids begin with `grad.`, in the order of the engine contract. */
export const gradOps: readonly Op[] = [chainProduct, residualProduct, clipByNorm];
