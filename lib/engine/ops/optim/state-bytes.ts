import { z } from 'zod';
import { add, mul } from '../../language/build';
import { defineOp } from '../../op';
import { choice, count, result } from '../../schema/fields';

const methods = ['sgd', 'momentum', 'nag', 'adagrad', 'rmsprop', 'adam', 'adamw', 'ftrl'] as const;

/** Numbers each method keeps for every parameter, in its usual form. */
const slotsOf: Record<(typeof methods)[number], number> = {
  sgd: 0,
  momentum: 1,
  nag: 1,
  adagrad: 1,
  rmsprop: 1,
  adam: 2,
  adamw: 2,
  ftrl: 2,
};

/**
 * Memory of an optimiser's state: slots × parameters × bytes. Momentum keeps m, AdaGrad and RMSProp v, Adam and AdamW
 * m and v, FTRL-Proximal z and n.
 * Source: the algorithms themselves (Kingma & Ba 2015; McMahan et al. 2013, Algorithm 1).
 */
export const stateBytes = defineOp({
  id: 'optim.stateBytes',
  title: { en: 'Bytes of an optimiser’s state', zh: '优化器状态的字节数' },
  source: 'Kingma & Ba 2015, Algorithm 1; McMahan et al. 2013, Algorithm 1',
  conventions: [
    {
      en: 'The usual forms: RMSProp neither centred nor with momentum, Adam without amsgrad.',
      zh: '取常用形式：RMSProp 不做中心化、不带动量，Adam 不带 amsgrad。',
    },
    {
      en: 'Neither the parameters nor a master copy of them is counted.',
      zh: '不计参数本身，也不计参数的主副本。',
    },
  ],
  input: z.strictObject({
    method: choice(methods, 'the optimiser'),
    params: count('parameters it trains'),
    bytesPerElement: count('bytes of a kept number').default(4),
  }),
  output: z.strictObject({
    slots: result('', 'numbers kept for every parameter'),
    bytes: result('', 'bytes of the whole state'),
  }),
  slips: {
    'parameters-counted': {
      explain: {
        en: 'Counts the parameter itself as one more slot.',
        zh: '把参数本身也算成了一份状态。',
      },
      steps: { slots: (right, at) => add(right, at('one')) },
    },
    'one-slot': {
      explain: { en: 'Counts one number for every parameter.', zh: '每个参数只算了一个数。' },
      input: (given) => ({ ...given, method: 'momentum' as const }),
    },
    'half-precision': {
      explain: {
        en: 'Counts 16-bit state where it is kept in 32 bits.',
        zh: '状态以 32 位保存，却按 16 位计算。',
      },
      input: (given) => ({
        ...given,
        bytesPerElement: given.bytesPerElement === 4 ? 2 : given.bytesPerElement,
      }),
    },
  },
  define(scope, { method, params, bytesPerElement }) {
    scope.amount('one', '1', 1);
    const kept = scope.amount('slotsPerParameter', 'k', slotsOf[method]);
    const slots = scope.step('slots', 'K', kept);
    const each = mul(slots, scope.amount('bytesPerElement', 'b', bytesPerElement));
    return { slots, bytes: scope.step('bytes', 'B', mul(each, scope.amount('params', 'N', params))) };
  },
});
