import { z } from 'zod';
import { add, mul } from '../../language/build';
import { defineOp } from '../../op';
import { count, number, result } from '../../schema/fields';

const bytesOf = (about: string, standard: number) => number(`bytes ${about}`, { from: 0 }).default(standard);

/**
 * Bytes that training keeps for the model: weights for every parameter; gradients, master weights and optimizer
 * state for every trainable one. Activations are not counted.
 * Source: Rajbhandari et al. 2020 (ZeRO), §3.1: fp16 weights 2 + gradients 2 + fp32 master 4 + Adam's moments 8.
 */
export const trainingMemory = defineOp({
  id: 'memory.training',
  title: { en: 'Bytes of weights, gradients and optimizer state', zh: '权重、梯度与优化器状态的字节数' },
  source: 'Rajbhandari et al. 2020 (ZeRO), §3.1',
  conventions: [
    {
      en: 'Bytes; mixed precision with Adam is 2 + 2 + 4 + 8 = 16 bytes a parameter.',
      zh: '单位为字节；Adam 混合精度训练每个参数 2 + 2 + 4 + 8 = 16 字节。',
    },
    {
      en: 'Gradient, master and optimizer bytes count trainable parameters only; activations are left out.',
      zh: '梯度、主权重与优化器状态只按可训练参数计；不含激活值。',
    },
  ],
  input: z.strictObject({
    params: count('parameters'),
    trainableParams: count('parameters that are trained; all when left out').optional(),
    weightBytes: bytesOf('of a weight', 2),
    gradBytes: bytesOf('of a gradient', 2),
    masterBytes: bytesOf('of a master weight', 4),
    optimizerBytes: bytesOf('of optimizer state a parameter', 8),
  }),
  output: z.strictObject({
    weights: result('', 'bytes'),
    gradients: result('', 'bytes'),
    master: result('', 'bytes'),
    optimizer: result('', 'bytes'),
    total: result('', 'bytes'),
  }),
  slips: {
    'forgot-master': {
      explain: { en: 'Forgets the fp32 master weights.', zh: '忘了 fp32 主权重。' },
      input: (given) => ({ ...given, masterBytes: 0 }),
    },
    'one-moment': {
      explain: { en: 'Counts one of the two Adam moments.', zh: 'Adam 的两个动量只算了一个。' },
      input: (given) => ({ ...given, optimizerBytes: given.optimizerBytes / 2 }),
    },
    'optimizer-on-all-params': {
      explain: {
        en: 'Keeps gradients and optimizer state for frozen parameters as well.',
        zh: '给冻结的参数也算了梯度和优化器状态。',
      },
      input: (given) => ({ ...given, trainableParams: given.params }),
    },
    'weights-only': {
      explain: { en: 'Counts the weights alone, as for inference.', zh: '只算了权重，那是推理时的占用。' },
      steps: { total: (_, at) => at('weights') },
    },
  },
  define(scope, { params, trainableParams, weightBytes, gradBytes, masterBytes, optimizerBytes }) {
    const all = scope.amount('params', '\\Psi', params);
    const trained =
      trainableParams === undefined ? all : scope.amount('trainableParams', '\\Psi_{t}', trainableParams);
    const weights = scope.step('weights', 'W', mul(all, scope.amount('weightBytes', 'b_w', weightBytes)));
    const gradients = scope.step('gradients', 'G', mul(trained, scope.amount('gradBytes', 'b_g', gradBytes)));
    const master = scope.step('master', 'M', mul(trained, scope.amount('masterBytes', 'b_m', masterBytes)));
    const optimizer = scope.step(
      'optimizer',
      'O',
      mul(trained, scope.amount('optimizerBytes', 'b_o', optimizerBytes)),
    );
    const total = scope.step('total', '\\text{total}', add(add(add(weights, gradients), master), optimizer));
    return { weights, gradients, master, optimizer, total };
  },
});
