import type { Op } from '../../op';
import { kaiming } from './kaiming';
import { xavier } from './xavier';

/** The ops whose ids begin with `init.`, in the order of the engine contract. */
export const initOps: readonly Op[] = [xavier, kaiming];
