import type { Op } from './op';
import { logitVariance } from './ops/attn/logit-variance';
import { sdpa } from './ops/attn/sdpa';
import { softmax } from './ops/attn/softmax';
import { kvCacheBytes } from './ops/memory/kv-cache-bytes';
import { trainingMemory } from './ops/memory/training';
import { zeroMemory } from './ops/memory/zero';
import { batchNorm } from './ops/norm/batch-norm';
import { layerNorm } from './ops/norm/layer-norm';
import { adam } from './ops/optim/adam';

/** Every op under its id, in the order of the engine contract. */
export const ops: Readonly<Record<string, Op>> = Object.fromEntries(
  [batchNorm, layerNorm, adam, softmax, sdpa, logitVariance, kvCacheBytes, trainingMemory, zeroMemory].map(
    (op) => [op.id, op],
  ),
);

export function findOp(id: string): Op | undefined {
  return Object.hasOwn(ops, id) ? ops[id] : undefined;
}
