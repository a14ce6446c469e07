import { byHand, mean, sum, testByHand } from './by-hand.fixture';

type Model = Record<'params' | 'layers' | 'hidden' | 'heads' | 'kvWidth' | 'ffn', number>;

const GiB = 2 ** 30;
const MiB = 2 ** 20;
const softmax = (xs: number[]) => xs.map((x) => Math.exp(x) / sum(xs.map(Math.exp)));
const divided = (xs: number[], by: number) => xs.map((x) => x / by);
const dot = (a: number[], b: number[]) => sum(a.map((x, i) => x * b[i]!));
const divergence = (p: number[], q: number[]) => sum(p.map((each, i) => each * Math.log(each / q[i]!)));
const percent = (share: number) => 100 * share;
const linear = (into: number, out: number) => (into + 1) * out;

/** The smallest set of the likeliest with at least the mass p, scaled to sum to 1. */
function nucleus(probs: number[], p: number): number[] {
  const sorted = [...probs].sort((a, b) => b - a);
  const count = sorted.findIndex((_, index) => sum(sorted.slice(0, index + 1)) >= p) + 1;
  const kept = sorted.slice(0, count);
  return divided(kept, sum(kept));
}

/** Dettmers et al. 2023, appendix E: the positive levels. */
const nf4 = [
  0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224, 0.44070982933044434,
  0.5626170039176941, 0.7229568362236023, 1,
];
const nearest = (x: number) =>
  nf4.reduce((best, level) => (Math.abs(level - x) < Math.abs(best - x) ? level : best));

const student = (layers: number) => {
  const layer = 4 * linear(768, 768) + linear(768, 3072) + linear(3072, 768) + 4 * 768;
  return (30522 + 512) * 768 + 2 * 768 + layers * layer;
};

testByHand('practice', {
  'greedy-probability': byHand<{ logits: number[] }>(({ logits }) => Math.max(...softmax(logits))),
  'best-two-step-path': byHand<Record<'a' | 'flat' | 'sure', number>>(({ a, flat, sure }) =>
    Math.max(a * flat, a * (1 - flat), (1 - a) * sure, (1 - a) * (1 - sure)),
  ),
  'temperature-by-hand': byHand<{ logits: number[]; temperature: number }>(
    ({ logits, temperature }) => softmax(divided(logits, temperature))[0]!,
  ),
  'top-k-renormalised': byHand<{ p: number[]; k: number; at: number }>(
    ({ p, k, at }) => p[at]! / sum(p.slice(0, k)),
  ),
  'top-p-renormalised': byHand<{ case: { p: number[]; mass: number } }>(
    ({ case: { p, mass } }) => nucleus(p, mass)[0]!,
  ),
  'temperature-and-nucleus': byHand<{ logits: number[]; p: number; temperature: number }>(
    ({ logits, p, temperature }) => nucleus(softmax(divided(logits, temperature)), p)[0]!,
  ),
  'nucleus-size': byHand<{ p: number[]; mass: number }>(({ p, mass }) => nucleus(p, mass).length),
  'dark-knowledge': byHand<{ logits: number[]; temperature: number }>(
    ({ logits, temperature }) => softmax(divided(logits, temperature))[1]!,
  ),
  'kl-of-soft-labels': byHand<{ pair: { t: number[]; s: number[] } }>(({ pair: { t, s } }) =>
    divergence(t, s),
  ),
  'distillation-term-by-hand': byHand<{ teacher: number[]; student: number[]; temperature: number }>(
    ({ teacher, student: pupil, temperature: t }) =>
      t ** 2 * divergence(softmax(divided(teacher, t)), softmax(divided(pupil, t))),
  ),
  'cosine-loss-by-hand': byHand<{ s: number[]; t: number[] }>(
    ({ s, t }) => 1 - dot(s, t) / (Math.hypot(...s) * Math.hypot(...t)),
  ),
  'distilbert-smaller': byHand<{ teacher: Model }>(({ teacher }) => percent(1 - 66362880 / teacher.params)),
  'faster-or-less-time': byHand<{ before: number; after: number }>(({ before, after }) =>
    percent(1 - after / before),
  ),
  'student-parameters': byHand<{ layers: number }>(({ layers }) => student(layers)),
  'mean-token-loss': byHand<{ p: number[] }>(({ p }) => -mean(p.map(Math.log))),
  'loss-from-logits': byHand<{ z: number[]; target: number }>(
    ({ z, target }) => -Math.log(softmax(z)[target]!),
  ),
  'perplexity-of-text': byHand<{ p: number[] }>(({ p }) => 1 / Math.sqrt(p[0]! * p[1]!)),
  'adam-state-alone': byHand<{ model: Model }>(({ model }) => (8 * model.params) / 1e9),
  'recipe-difference': byHand<{ model: Model }>(({ model }) => ((2 + 4 + 4 + 8) * model.params) / 1e9),
  'partly-frozen-model': byHand<{ encoder: Model; trained: number }>(
    ({ encoder, trained }) => (2 * encoder.params + 14 * trained) / 1e6,
  ),
  'zero-stage-two-published': byHand<{ model: Model; devices: number; optimizerBytes: number }>(
    ({ model, devices, optimizerBytes }) => (model.params * (2 + (2 + optimizerBytes) / devices)) / 1e9,
  ),
  'activations-of-a-gpt': byHand<{ model: Model; batch: number; seq: number }>(
    ({ model: m, batch, seq }) =>
      (m.layers * seq * batch * m.hidden * (34 + (5 * m.heads * seq) / m.hidden)) / GiB,
  ),
  'activations-with-recomputation': byHand<{ model: Model; batch: number }>(
    ({ model: m, batch }) => (2 * 2048 * batch * m.hidden * m.layers) / MiB,
  ),
  'lora-count-grouped-heads': byHand<{ model: Model; rank: number }>(
    ({ model: m, rank }) => rank * (2 * m.hidden + m.hidden + m.kvWidth),
  ),
  'lora-share-of-mlp': byHand<{ model: Model; rank: number }>(({ model: m, rank }) =>
    percent((rank * (m.ffn + m.hidden)) / (m.ffn * m.hidden)),
  ),
  'lora-forward-by-hand': byHand<
    Record<'w' | 'a' | 'b', number[][]> & { x: number[]; alpha: number; at: number }
  >(({ x, w, a, b, alpha, at }) => {
    const down = a.map((row) => dot(row, x));
    return dot(w[at]!, x) + (alpha / 2) * dot(b[at]!, down);
  }),
  'lora-merged-entry': byHand<Record<'w' | 'a' | 'b', number[][]> & Record<'alpha' | 'i' | 'j', number>>(
    ({ w, a, b, alpha, i, j }) => w[i]![j]! + alpha * b[i]![0]! * a[0]![j]!,
  ),
  'peft-state-alone': byHand<{ trainable: number }>(({ trainable }) => (14 * trainable) / 1e6),
  'lora-file-size': byHand<{ model: Model; rank: number }>(
    ({ model: m, rank }) => (2 * m.layers * 2 * 2 * rank * m.hidden) / MiB,
  ),
  'nf4-by-hand': byHand<{ absmax: number; x: number }>(({ absmax, x }) => absmax * nearest(x / absmax)),
  'int4-two-blocks': byHand<{ small: number; x: number }>(
    ({ small, x }) => (Math.round(x / (small / 7)) * small) / 7,
  ),
  'bits-with-constants': byHand<Record<'bits' | 'blockSize' | 'constantBits', number>>(
    ({ bits, blockSize, constantBits }) => bits + constantBits / blockSize,
  ),
  'double-quantisation-overhead': byHand<{ blockSize: number; doubleBlockSize: number }>(
    ({ blockSize, doubleBlockSize }) => 8 / blockSize + 32 / (blockSize * doubleBlockSize),
  ),
  'qlora-weight-size': byHand<{ model: Model }>(({ model }) => {
    const bits = 4 + 8 / 64 + 32 / (64 * 256);
    return (model.params * bits) / 8 / 1e9;
  }),
  'weighted-losses': byHand<{ w: number; weights: number[] }>(
    ({ w, weights }) => weights[0]! * 2 * w + weights[1]! * 3 * w ** 2,
  ),
  'accumulated-gradient': byHand<Record<'w' | 'a' | 'b', number>>(({ w, a, b }) => 2 * w + a + b),
  'dropout-in-training': byHand<{ x: number; p: number }>(({ x, p }) => x / (1 - p)),
  'eval-mode-output': byHand<Record<'a' | 'gap' | 'mu' | 'sigma', number>>(
    ({ a, gap, mu, sigma }) => (a + gap - mu) / sigma,
  ),
  'leaf-feature-width': byHand<{ trees: number; depth: number }>(({ trees, depth }) => trees * 2 ** depth),
  'leaf-feature-density': byHand<{ leaves: number }>(({ leaves }) => 100 / leaves),
});
