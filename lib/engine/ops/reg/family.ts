import type { Op } from '../../op';
import { dropout } from './dropout';
import { trainEval } from './train-eval';

/** The ops whose ids begin with `reg.`, in the order of the engine contract. */
export const regOps: readonly Op[] = [dropout, trainEval];
