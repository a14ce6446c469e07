import type { Op } from '../../op';
import { bitsPerParam } from './bits-per-param';
import { loraForward } from './lora-forward';
import { loraParams } from './lora-params';

/** The ops whose ids begin with `peft.`, in the order of the engine contract. */
export const peftOps: readonly Op[] = [loraParams, loraForward, bitsPerParam];
