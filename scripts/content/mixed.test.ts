import { byHand, mean, squares, sum, testByHand } from './by-hand.fixture';

type Model = {
  params: number;
  layers: number;
  hidden: number;
  heads: number;
  kvHeads: number;
  kvWidth: number;
  ffn: number;
  vocab: number;
};
type Gpt = Pick<Model, 'layers' | 'hidden' | 'heads'>;

const GiB = 2 ** 30;
const length = (xs: number[]) => Math.hypot(...xs);
/** Shapes of the linear layers of a Llama block: Q, K, V, O, gate, up, down. */
const linearLayers = ({ hidden: d, kvWidth, ffn }: Model): [number, number][] => [
  [d, d],
  [kvWidth, d],
  [kvWidth, d],
  [d, d],
  [ffn, d],
  [ffn, d],
  [d, ffn],
];

/** The smallest set of the likeliest with at least the mass p, scaled to sum to 1. */
function nucleus(probs: number[], p: number): number[] {
  const count = probs.findIndex((_, index) => sum(probs.slice(0, index + 1)) >= p) + 1;
  return probs.slice(0, count).map((prob) => prob / sum(probs.slice(0, count)));
}

const decayedRate = ({ peak, share }: { peak: number; share: number }) =>
  (peak * (1 + Math.cos(Math.PI / share))) / 2;

testByHand('mixed', {
  'adapter-optimiser-bytes': byHand<{ model: Model; rank: number }>(
    ({ model: m, rank }) => (8 * 2 * 2 * rank * m.hidden * m.layers) / 1e6,
  ),
  'grouped-heads-score-matrix': byHand<{ model: Model; tokens: number }>(
    ({ model, tokens }) => (2 * model.heads * tokens ** 2) / GiB,
  ),
  'quantised-weights-full-cache': byHand<{ model: Model; tokens: number; batch: number }>(
    ({ model: m, tokens, batch }) =>
      (2 * m.layers * m.kvHeads * (m.hidden / m.heads) * 2 * tokens * batch) / GiB,
  ),
  'activations-without-scores': byHand<{ gpt: Gpt; tokens: number }>(
    ({ gpt, tokens }) => (34 * tokens * gpt.hidden * gpt.layers) / GiB,
  ),
  'qlora-run-in-all': byHand<{ model: Model; rank: number }>(({ model: m, rank }) => {
    const bits = 4 + 8 / 64 + 32 / (64 * 256);
    return (m.params * (bits / 8) + 16 * 2 * 2 * rank * m.hidden * m.layers) / 1e9;
  }),
  'lora-on-every-linear-layer': byHand<{ model: Model; rank: number }>(
    ({ model, rank }) => rank * sum(linearLayers(model).map(([out, into]) => out + into)),
  ),
  'configuration-to-nf4': byHand<{ model: Model }>(({ model: m }) => {
    const block = sum(linearLayers(m).map(([out, into]) => out * into)) + 2 * m.hidden;
    const params = 2 * m.vocab * m.hidden + m.layers * block + m.hidden;
    return (params * (4 + 32 / 64)) / 8 / 1e9;
  }),
  'micro-batch-activations': byHand<{ gpt: Gpt; batch: number; gpus: number; steps: number }>(
    ({ gpt, batch, gpus, steps }) => (2 * 2048 * (batch / (gpus * steps)) * gpt.hidden * gpt.layers) / GiB,
  ),
  'what-flash-spares-in-training': byHand<{ gpt: Gpt; tokens: number }>(
    ({ gpt, tokens }) => (5 * gpt.heads * tokens ** 2) / GiB,
  ),
  'distilled-student-training-memory': byHand<{ layers: number }>(({ layers }) => {
    const linear = (into: number, out: number) => (into + 1) * out;
    const layer = 4 * linear(768, 768) + linear(768, 3072) + linear(3072, 768) + 2 * 2 * 768;
    return (16 * ((30522 + 512) * 768 + 2 * 768 + layers * layer)) / 1e6;
  }),
  'head-only-fine-tuning': byHand<{ encoder: Model; classes: number }>(({ encoder, classes }) => {
    const classifier = (encoder.hidden + 1) * classes;
    const trained = (encoder.hidden + 1) * encoder.hidden + classifier;
    return (2 * (encoder.params + classifier) + 14 * trained) / 1e6;
  }),
  'scores-of-a-windowed-document': byHand<{ length: number; overlap: number }>(
    ({ length: tokens, overlap }) => (Math.ceil((tokens - 512) / (512 - overlap)) + 1) * 12 * 512 ** 2,
  ),
  'ftrl-on-leaf-features': byHand<{ trees: number; leaves: number }>(
    ({ trees, leaves }) => (trees * leaves * 2 * 4) / 1000,
  ),
  'warm-up-and-momentum': byHand<{ peak: number; now: number; beta: number }>(
    ({ peak, now, beta }) => (peak * now) / 100 / (1 - beta),
  ),
  'running-mean-of-two-batches': byHand<{ first: number[]; second: number[] }>(
    ({ first, second }) => 0.9 * 0.1 * mean(first) + 0.1 * mean(second),
  ),
  'selected-tokens-of-an-update': byHand<Record<'micro' | 'steps' | 'length' | 'padding', number>>(
    ({ micro, steps, length: positions, padding }) => 0.15 * micro * steps * positions * (1 - padding / 100),
  ),
  'clip-then-sgd': byHand<{ w: number[]; g: number[]; c: number; lr: number }>(
    ({ w, g, c, lr }) => w[0]! - (lr * g[0]! * c) / length(g),
  ),
  'velocity-of-clipped-gradients': byHand<{ g: number[]; c: number; beta: number }>(
    ({ g, c, beta }) => ((g[0]! * c) / length(g)) * (1 + beta + beta ** 2),
  ),
  'decay-under-a-cosine': byHand<Record<'peak' | 'share' | 'lambda' | 'w', number>>(
    ({ peak, share, lambda, w }) => decayedRate({ peak, share }) * lambda * w,
  ),
  'bn-folded-bias': byHand<Record<'b' | 'mu' | 'sigma' | 'gamma' | 'beta', number>>(
    ({ b, mu, sigma, gamma, beta }) => (gamma * (b - mu)) / sigma + beta,
  ),
  'two-norms-of-one-sample': byHand<{ x: number[]; at: number }>(
    ({ x, at }) => (x[at]! - mean(x)) / Math.sqrt(squares(x) / 4 + 1e-5),
  ),
  'top-k-then-top-p': byHand<{ case: { p: number[]; k: number; mass: number } }>(
    ({ case: { p, k, mass } }) => {
      const kept = p.slice(0, k).map((prob) => prob / sum(p.slice(0, k)));
      return nucleus(kept, mass)[0]!;
    },
  ),
  'loss-at-a-temperature': byHand<{ z: number[]; target: number; temperature: number }>(
    ({ z, target, temperature: t }) => Math.log(sum(z.map((each) => Math.exp(each / t)))) - z[target]! / t,
  ),
});
