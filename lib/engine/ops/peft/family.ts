import type { Op } from '../../op';
import { bitsPerParam } from './bits-per-param';
import { int4Quantize } from './int4-quantize';
import { loraForward } from './lora-forward';
import { loraParams } from './lora-params';
import { nf4Quantize } from './nf4-quantize';

/** The ops whose ids begin with `peft.`, in the order of the engine contract. */
export const peftOps: readonly Op[] = [loraParams, loraForward, nf4Quantize, int4Quantize, bitsPerParam];
