import { z } from 'zod';
import { add, div, mul } from '../../language/build';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { defineOp } from '../../op';
import { choice, count, result } from '../../schema/fields';

const modes = ['tensorParallel', 'sequenceParallel', 'selective', 'full'] as const;

/** Table 2: how often s·b·h is kept on every device, how often it is shared between them, and whether 5as²b is kept. */
const table = {
  tensorParallel: { whole: 10, shared: 24, attention: true },
  sequenceParallel: { whole: 0, shared: 34, attention: true },
  selective: { whole: 0, shared: 34, attention: false },
  full: { whole: 2, shared: 0, attention: false },
} as const;

/** How often all t devices together keep s·b·h. */
function multiples(scope: Scope, mode: keyof typeof table): Node {
  const { whole, shared } = table[mode];
  const factor = (name: string, value: number) => scope.amount(name, String(value), value);
  if (whole === 0) return factor('shared', shared);
  const everywhere = mul(factor('whole', whole), scope.at('tensorParallel'));
  return shared === 0 ? everywhere : add(everywhere, factor('shared', shared));
}

/**
 * Bytes of activations that training keeps for a layer of a 16-bit transformer, on one device of a tensor-parallel group:
 * sbh(10 + 24/t + 5as/(ht)); with sequence parallelism sbh(34 + 5as/h)/t; with selective recomputation 34sbh/t; with full
 * recomputation the layer's input alone, 2sbh.
 * Source: Korthikanti et al. 2022, eqs. 1–6 and Table 2 (GELU, dropout masks of one byte, attention not fused).
 */
export const activationMemory = defineOp({
  id: 'memory.activations',
  title: { en: 'Bytes of a transformer’s activations', zh: 'Transformer 激活值的字节数' },
  source: 'Korthikanti et al. 2022, Table 2',
  conventions: [
    {
      en: '16-bit activations, one-byte dropout masks, attention scores stored (no FlashAttention), a 4h MLP without gating.',
      zh: '激活值 16 位，dropout 掩码 1 字节，保存注意力分数（不用 FlashAttention），MLP 为 4h 且无门控。',
    },
    {
      en: '`selective` includes sequence parallelism; `full` keeps a layer’s input whole on every device.',
      zh: '`selective` 已含序列并行；`full` 在每张卡上完整保存每层的输入。',
    },
    { en: 'Embedding and output layers are left out.', zh: '不含词嵌入层与输出层。' },
  ],
  input: z.strictObject({
    seqLen: count('tokens of a sequence, s'),
    batchSize: count('sequences of a micro-batch, b'),
    hidden: count('model width, h'),
    heads: count('attention heads, a'),
    layers: count('layers').default(1),
    tensorParallel: count('devices that share a layer, t').default(1),
    mode: choice(modes, 'what is shared between devices and what is recomputed').default('tensorParallel'),
  }),
  output: z.strictObject({
    bytesPerLayer: result('', 'bytes on one device'),
    bytes: result('', 'bytes of all layers on one device'),
  }),
  slips: {
    'no-quadratic-term': {
      explain: {
        en: 'Leaves out the attention scores’ 5as²b, which grows with the square of the length.',
        zh: '漏掉了注意力分数的 5as²b，它随序列长度平方增长。',
      },
      steps: { allDevices: (_, at) => at('linear') },
    },
    'everything-shared': {
      explain: {
        en: 'Divides all of it by t, though without sequence parallelism 10sbh stay on every device.',
        zh: '把全部都除以 t；没有序列并行时，10sbh 会留在每张卡上。',
      },
      input: (given) => ({
        ...given,
        mode: given.mode === 'tensorParallel' ? ('sequenceParallel' as const) : given.mode,
      }),
    },
    'parallelism-ignored': {
      explain: { en: 'Ignores that t devices share the layer.', zh: '没有考虑 t 张卡分摊一层。' },
      input: (given) => ({ ...given, tensorParallel: 1 }),
    },
    'one-layer': {
      explain: { en: 'Counts one layer for the whole model.', zh: '把一层当成了整个模型。' },
      steps: { bytes: (_, at) => at('bytesPerLayer') },
    },
  },
  define(scope, { seqLen, batchSize, hidden, heads, layers, tensorParallel, mode }) {
    const [s, b] = [scope.amount('seqLen', 's', seqLen), scope.amount('batchSize', 'b', batchSize)];
    const [h, a] = [scope.amount('hidden', 'h', hidden), scope.amount('heads', 'a', heads)];
    const devices = scope.amount('tensorParallel', 't', tensorParallel);
    const sbh = scope.step('sbh', 'n', mul(mul(s, b), h));
    const linear = scope.step('linear', 'G_1', mul(multiples(scope, mode), sbh));
    const scores = () => mul(mul(scope.amount('attentionFactor', '5', 5), mul(a, mul(s, s))), b);
    const attention = table[mode].attention && scope.step('attention', 'G_2', scores());
    const group = scope.step('allDevices', 'G', attention ? add(linear, attention) : linear);
    const bytesPerLayer = scope.step('bytesPerLayer', 'B_1', div(group, devices));
    // Dividing last keeps a total that comes out even exact where a layer's does not.
    const bytes = div(mul(scope.amount('layers', 'L', layers), group), devices);
    return { bytesPerLayer, bytes: scope.step('bytes', 'B', bytes) };
  },
});
