import type { Op } from './op';
import { layerNorm } from './ops/norm/layer-norm';

/** Every op under its id, in the order of the engine contract. */
export const ops: Readonly<Record<string, Op>> = Object.fromEntries([layerNorm].map((op) => [op.id, op]));

export function findOp(id: string): Op | undefined {
  return Object.hasOwn(ops, id) ? ops[id] : undefined;
}
