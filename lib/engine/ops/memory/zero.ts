import { z } from 'zod';
import { given } from '../../json';
import { add, div, mul } from '../../language/build';
import type { Node } from '../../language/node';
import { defineOp } from '../../op';
import { count, result } from '../../schema/fields';

const stageSchema = z
  .union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)], {
    error: (issue) => `${given(issue.input)} where a stage is wanted: 0, 1, 2 or 3`,
  })
  .default(0)
  .describe('0: nothing sharded; 1: optimizer state; 2: gradients too; 3: weights too');

/** Bytes of a 16-bit weight and of its gradient. */
const HALF_PRECISION = 2;

/**
 * Bytes a device holds under ZeRO with mixed-precision Adam: 2Ψ weights, 2Ψ gradients, KΨ optimizer state (K = 12,
 * master weights included), each divided by the number of devices from the stage that shards it.
 * Source: Rajbhandari et al. 2020, Figure 1 and Table 1. An uneven shard gives a fraction of a byte.
 */
export const zeroMemory = defineOp({
  id: 'memory.zero',
  title: { en: 'Bytes a device holds under ZeRO', zh: 'ZeRO 下每张卡的字节数' },
  source: 'Rajbhandari et al. 2020 (ZeRO), Figure 1 and Table 1',
  conventions: [
    {
      en: '16-bit weights and gradients; 12 optimizer bytes a parameter include the fp32 master weights.',
      zh: '权重与梯度为 16 位；每个参数 12 字节的优化器状态已含 fp32 主权重。',
    },
    { en: 'Bytes; activations and buffers are left out.', zh: '单位为字节；不含激活值与缓冲区。' },
  ],
  input: z.strictObject({
    params: count('parameters Ψ'),
    dataParallel: count('devices that share the shards'),
    stage: stageSchema,
    optimizerBytes: count('optimizer bytes a parameter, master weights included').default(12),
  }),
  output: z.strictObject({ bytesPerDevice: result('', 'bytes') }),
  slips: {
    'nothing-sharded': {
      explain: { en: 'Shards nothing: plain data parallelism.', zh: '什么都没有切分：那是普通数据并行。' },
      input: (given) => ({ ...given, stage: 0 as const }),
    },
    'everything-sharded': {
      explain: {
        en: 'Divides everything by the number of devices, as in stage 3.',
        zh: '把所有部分都除以卡数，那是 stage 3。',
      },
      input: (given) => ({ ...given, stage: 3 as const }),
    },
    'optimizer-only': {
      explain: {
        en: 'Shards the optimizer state only, as in stage 1.',
        zh: '只切分了优化器状态，那是 stage 1。',
      },
      input: (given) => ({ ...given, stage: 1 as const }),
    },
    'gradients-too': {
      explain: {
        en: 'Shards gradients and optimizer state, as in stage 2.',
        zh: '切分了梯度和优化器状态，那是 stage 2。',
      },
      input: (given) => ({ ...given, stage: 2 as const }),
    },
    'adam-without-master': {
      explain: {
        en: 'Counts Adam’s two moments (8 bytes) and forgets the master weights.',
        zh: '只算了 Adam 的两个动量（8 字节），忘了主权重。',
      },
      input: (given) => ({ ...given, optimizerBytes: 8 }),
    },
  },
  define(scope, { params, dataParallel, stage, optimizerBytes }) {
    const psi = scope.amount('params', '\\Psi', params);
    const devices = scope.amount('dataParallel', 'N_d', dataParallel);
    const half = scope.amount('halfPrecisionBytes', '2', HALF_PRECISION);
    const share = (whole: Node, from: number) => (stage >= from ? div(whole, devices) : whole);
    const weights = scope.step('weights', 'W', share(mul(half, psi), 3));
    const gradients = scope.step('gradients', 'G', share(mul(half, psi), 2));
    const state = mul(scope.amount('optimizerBytes', 'K', optimizerBytes), psi);
    const optimizer = scope.step('optimizer', 'O', share(state, 1));
    return {
      bytesPerDevice: scope.step('bytesPerDevice', '\\text{bytes}', add(add(weights, gradients), optimizer)),
    };
  },
});
