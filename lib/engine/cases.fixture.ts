import type { RandomInputs } from './arbitrary.fixture';
import { activationInputs } from './ops/activation/cases.fixture';
import { attnInputs } from './ops/attn/cases.fixture';
import { autogradInputs } from './ops/autograd/cases.fixture';
import { bertInputs } from './ops/bert/cases.fixture';
import { decodeInputs } from './ops/decode/cases.fixture';
import { distillInputs } from './ops/distill/cases.fixture';
import { gradInputs } from './ops/grad/cases.fixture';
import { initInputs } from './ops/init/cases.fixture';
import { kvInputs } from './ops/kv/cases.fixture';
import { lossInputs } from './ops/loss/cases.fixture';
import { lrInputs } from './ops/lr/cases.fixture';
import { memoryInputs } from './ops/memory/cases.fixture';
import { modelInputs } from './ops/model/cases.fixture';
import { normInputs } from './ops/norm/cases.fixture';
import { optimInputs } from './ops/optim/cases.fixture';
import { peftInputs } from './ops/peft/cases.fixture';
import { regInputs } from './ops/reg/cases.fixture';
import { textInputs } from './ops/text/cases.fixture';
import { treeInputs } from './ops/tree/cases.fixture';

/** Valid random inputs, op by op: what the tests of the interpreters run over. An op without an entry fails a test. */
export const randomInputs: RandomInputs = {
  ...normInputs,
  ...activationInputs,
  ...gradInputs,
  ...initInputs,
  ...optimInputs,
  ...lrInputs,
  ...textInputs,
  ...attnInputs,
  ...bertInputs,
  ...modelInputs,
  ...kvInputs,
  ...peftInputs,
  ...decodeInputs,
  ...lossInputs,
  ...distillInputs,
  ...memoryInputs,
  ...regInputs,
  ...treeInputs,
  ...autogradInputs,
};
