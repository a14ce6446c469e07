import { z } from 'zod';
import { add, div, floorDiv, mul, real, sub } from '../../language/build';
import { defineOp } from '../../op';
import { choice, count, result } from '../../schema/fields';

const input = z.strictObject({
  queryLen: count('queries Tq'),
  keyLen: count('keys Tk; as many as queries when left out').optional(),
  alignment: choice(
    ['topLeft', 'bottomRight'],
    'query i sees keys 0…i, or 0…i + Tk − Tq so that the last query sees the last key',
  ).default('topLeft'),
});

/**
 * Query–key pairs that a causal mask leaves. The triangle has side t = min(Tq, Tk); beside it stand full rows:
 * t(t + 1)/2 + r·c, where top-left r = Tq − t rows see all c = Tk keys, and bottom-right r = Tq rows see c = Tk − t
 * keys that came before. Source: torch.nn.functional.scaled_dot_product_attention (`is_causal` is top-left);
 * FlashAttention 2.1 release notes (bottom-right). The two agree where Tq = Tk.
 */
export const causalCounts = defineOp({
  id: 'attn.causalCounts',
  title: { en: 'Pairs a causal mask leaves visible', zh: '因果掩码下可见的查询–键对数' },
  source: 'torch.nn.functional.scaled_dot_product_attention; FlashAttention 2.1 release notes',
  conventions: [
    {
      en: 'Self included: n(n + 1)/2 for n tokens.',
      zh: '含自身：n 个词元共 n(n + 1)/2 对。',
    },
    {
      en: 'Aligned top-left (PyTorch’s `is_causal`) unless `alignment` says bottom-right (a key–value cache).',
      zh: '默认左上对齐（PyTorch 的 `is_causal`）；使用 KV 缓存时应为右下对齐。',
    },
  ],
  input,
  output: z.strictObject({
    visible: result('', 'pairs that may attend'),
    total: result('', 'Tq·Tk'),
    share: result('', 'visible/total'),
  }),
  slips: {
    'self-left-out': {
      explain: {
        en: 'Takes t(t − 1)/2 for the triangle: no token sees itself.',
        zh: '三角形取了 t(t − 1)/2，漏了词元看自己。',
      },
      steps: { triangle: (right, at) => sub(right, at('side')) },
    },
    'half-of-all': {
      explain: { en: 'Takes half of all pairs.', zh: '直接取了全部的一半。' },
      steps: { visible: (_, at) => floorDiv(at('total'), at('two')) },
    },
    'other-alignment': {
      explain: {
        en: 'Aligns the mask at the other corner.',
        zh: '掩码对齐到了另一个角。',
      },
      input: (given) => ({
        ...given,
        alignment: given.alignment === 'topLeft' ? ('bottomRight' as const) : ('topLeft' as const),
      }),
    },
  },
  define(scope, { queryLen, keyLen = queryLen, alignment }) {
    const side = Math.min(queryLen, keyLen);
    const queries = scope.amount('queryLen', 'T_q', queryLen);
    const keys = scope.amount('keyLen', 'T_k', keyLen);
    const t = scope.amount('side', 't', side);
    const [one, two] = [scope.amount('one', '1', 1), scope.amount('two', '2', 2)];
    const total = scope.step('total', 'T_qT_k', mul(queries, keys));
    const triangle = scope.step('triangle', '\\triangle', floorDiv(mul(t, add(t, one)), two));
    const full = alignment === 'topLeft' ? mul(sub(queries, t), keys) : mul(t, sub(keys, t));
    const visible = scope.step('visible', 'n_v', add(triangle, scope.step('fullRows', '\\square', full)));
    return { visible, total, share: scope.step('share', '\\rho', div(real(visible), real(total))) };
  },
});
