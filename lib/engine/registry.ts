import type { Op } from './op';
import { activationOps } from './ops/activation/family';
import { attnOps } from './ops/attn/family';
import { autogradOps } from './ops/autograd/family';
import { bertOps } from './ops/bert/family';
import { decodeOps } from './ops/decode/family';
import { distillOps } from './ops/distill/family';
import { gradOps } from './ops/grad/family';
import { initOps } from './ops/init/family';
import { kvOps } from './ops/kv/family';
import { lossOps } from './ops/loss/family';
import { lrOps } from './ops/lr/family';
import { memoryOps } from './ops/memory/family';
import { modelOps } from './ops/model/family';
import { normOps } from './ops/norm/family';
import { optimOps } from './ops/optim/family';
import { peftOps } from './ops/peft/family';
import { regOps } from './ops/reg/family';
import { textOps } from './ops/text/family';
import { treeOps } from './ops/tree/family';

/** Every op under its id, in the order of the engine contract. */
export const ops: Readonly<Record<string, Op>> = Object.fromEntries(
  [
    ...normOps,
    ...activationOps,
    ...gradOps,
    ...initOps,
    ...optimOps,
    ...lrOps,
    ...textOps,
    ...attnOps,
    ...bertOps,
    ...modelOps,
    ...kvOps,
    ...peftOps,
    ...decodeOps,
    ...lossOps,
    ...distillOps,
    ...memoryOps,
    ...regOps,
    ...treeOps,
    ...autogradOps,
  ].map((op) => [op.id, op]),
);

export function findOp(id: string): Op | undefined {
  return Object.hasOwn(ops, id) ? ops[id] : undefined;
}
