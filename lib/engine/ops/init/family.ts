import type { Op } from '../../op';
import { kaiming } from './kaiming';
import { symmetry } from './symmetry';
import { xavier } from './xavier';

/** The ops whose ids begin with `init.`, in the order of the engine contract; then what the notes ask beyond it. */
export const initOps: readonly Op[] = [xavier, kaiming, symmetry];
