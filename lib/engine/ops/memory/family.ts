import type { Op } from '../../op';
import { activationMemory } from './activations';
import { trainingMemory } from './training';
import { zeroMemory } from './zero';

/** The ops whose ids begin with `memory.`, in the order of the engine contract. */
export const memoryOps: readonly Op[] = [trainingMemory, zeroMemory, activationMemory];
