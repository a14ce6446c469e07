import { byHand, sum, testByHand } from './by-hand.fixture';

type Model = Record<
  'vocab' | 'positions' | 'hidden' | 'layers' | 'heads' | 'kvHeads' | 'width' | 'intermediate' | 'window',
  number
>;

const GiB = 2 ** 30;
const MiB = 2 ** 20;
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const exps = (xs: number[]) => xs.map(Math.exp);
const softmax = (xs: number[], at: number) => Math.exp(xs[at]!) / sum(exps(xs));
const average = (xs: number[], values: number[]) => sum(values.map((value, j) => softmax(xs, j) * value));
const dot = (a: number[], b: number[]) => sum(a.map((x, i) => x * b[i]!));
const linear = (into: number, out: number) => (into + 1) * out;
/** The derivative p(1 − p) of the larger of two softmax weights, whose scores are a gap apart. */
const slope = (gap: number) => Math.exp(-gap) / (1 + Math.exp(-gap)) ** 2;

/** Pairs that a window of so many tokens, half of them on each side, leaves of n tokens. */
function pairsInWindows(n: number, window: number): number {
  const half = window / 2;
  return sum(range(0, n - 1).map((at) => Math.min(at + half, n - 1) - Math.max(at - half, 0) + 1));
}

/** Pieces of the words that hold one of the places; a word's further pieces begin with ##. */
function piecesOfWords(pieces: string[], places: number[]): number {
  const wordOf = pieces.map(
    (_, at) => pieces.slice(0, at + 1).filter((each) => !each.startsWith('##')).length,
  );
  const words = new Set(places.map((place) => wordOf[place]));
  return wordOf.filter((word) => words.has(word)).length;
}

/** Bytes of keys and values in 16 bits. */
const cached = ({ layers, width }: Model, heads: number, tokens: number) =>
  2 * layers * heads * width * 2 * tokens;

testByHand('transformers', {
  'mlm-random-tokens': byHand<{ tokens: number; rate: number }>(
    ({ tokens, rate }) => tokens * (rate / 100) * 0.1,
  ),
  'mlm-loss-positions': byHand<{ length: number; batch: number }>(
    ({ length, batch }) => 0.15 * length * batch,
  ),
  'whole-word-pieces': byHand<{ text: { pieces: string[]; a: number; b: number; c: number } }>(
    ({ text: { pieces, a, b, c } }) => piecesOfWords(pieces, [a, b, c]),
  ),
  'span-mean-length': byHand<{ p: number; max: number }>(({ p, max }) => {
    const weights = range(1, max).map((length) => (1 - p) ** (length - 1));
    return sum(weights.map((weight, index) => weight * (index + 1))) / sum(weights);
  }),
  'nsp-biased-guess': byHand<{ predicted: number }>(
    ({ predicted }) => -(Math.log(predicted) + Math.log(1 - predicted)) / 2,
  ),
  'bert-input-vector': byHand<
    Record<'token' | 'segment' | 'position', number[][]> & { place: number; at: number }
  >(
    ({ token, segment, position, place, at }) =>
      token[place]![at]! + segment[0]![at]! + position[place]![at]!,
  ),
  'bert-embedding-parameters': byHand<{ model: Model }>(
    ({ model: m }) => (m.vocab + m.positions + 2) * m.hidden,
  ),
  'bert-total-parameters': byHand<{ model: Model }>(({ model: m }) => {
    const norm = 2 * m.hidden;
    const layer =
      4 * linear(m.hidden, m.hidden) +
      linear(m.hidden, m.intermediate) +
      linear(m.intermediate, m.hidden) +
      2 * norm;
    const embeddings = (m.vocab + m.positions + 2) * m.hidden + norm;
    return embeddings + m.layers * layer + linear(m.hidden, m.hidden);
  }),
  'head-with-pooler': byHand<{ hidden: number; classes: number }>(
    ({ hidden, classes }) => linear(hidden, hidden) + linear(hidden, classes),
  ),
  'score-matrix-layer': byHand<{ model: Model; n: number }>(
    ({ model, n }) => (2 * model.heads * n ** 2) / GiB,
  ),
  'online-softmax-second-block': byHand<{ a: number[]; b: number[] }>(({ a, b }) =>
    sum(exps([...a, ...b].map((x) => x - Math.max(...a, ...b)))),
  ),
  'flash-output-by-blocks': byHand<{ s: number[]; v: number[] }>(({ s, v }) => average(s, v)),
  'flash-log-sum': byHand<{ s: number[] }>(({ s }) => Math.log(sum(exps(s)))),
  'attention-flops': byHand<{ model: Model; n: number }>(({ model, n }) => 4 * n ** 2 * model.width),
  'extra-memory-ratio': byHand<{ times: number }>(({ times }) => times ** 2),
  'hbm-accesses-ratio': byHand<{ n: number; d: number; m: number }>(
    ({ n, d, m }) => (n * d + n ** 2) / ((n * d) ** 2 / m),
  ),
  'unfused-traffic': byHand<{ n: number; d: number }>(({ n, d }) => ((4 * n ** 2 + 4 * n * d) * 2) / MiB),
  'kv-longest-context': byHand<{ model: Model; seqLen: number }>(
    ({ model, seqLen }) => cached(model, model.kvHeads, seqLen) / 2 / GiB,
  ),
  'kv-tokens-that-fit': byHand<{ model: Model; batch: number; tokens: number }>(
    ({ model, batch, tokens }) => cached(model, model.kvHeads, batch * tokens) / 1e9,
  ),
  'kv-step-traffic': byHand<{ model: Model; seqLen: number }>(
    ({ model, seqLen }) => cached(model, model.heads, seqLen) / 1e9,
  ),
  'mqa-saving': byHand<{ model: Model; tokens: number }>(
    ({ model, tokens }) => cached(model, 1, tokens) / MiB,
  ),
  'gqa-share-left': byHand<{ perGroup: number }>(({ perGroup }) => 100 / perGroup),
  'gqa-projection-parameters': byHand<{ model: Model }>(
    ({ model: m }) => 2 * m.hidden * m.width * (m.heads + m.kvHeads),
  ),
  'cache-or-weights': byHand<{ tokens: number; batch: number }>(
    ({ tokens, batch }) => (2 * 32 * (32 - 8) * 128 * 2 * tokens * batch) / GiB,
  ),
  'segment-count': byHand<{ length: number; window: number }>(({ length, window }) =>
    Math.ceil(length / window),
  ),
  'overlapping-window-count': byHand<Record<'length' | 'window' | 'overlap', number>>(
    ({ length, window, overlap }) => 1 + Math.ceil((length - window) / (window - overlap)),
  ),
  'longformer-pairs': byHand<{ n: number; window: number }>(({ n, window }) => pairsInWindows(n, window)),
  'longformer-density': byHand<{ model: Model; times: number }>(({ model, times }) => {
    const n = model.positions * times;
    return (100 * pairsInWindows(n, model.window)) / n ** 2;
  }),
  'quantised-weights': byHand<{ billions: number }>(({ billions }) => (billions * (4 + 32 / 64)) / 8),
  'sinusoid-component': byHand<{ p: number; dim: number }>(({ p, dim }) =>
    dim === 2 ? Math.sin(p / 10) : Math.cos(p / 10),
  ),
  'rotation-angle': byHand<{ k: number }>(({ k }) => k / 10),
  'rotated-encoding': byHand<{ p: number; k: number; at: number }>(({ p, k, at }) =>
    at === 0 ? Math.sin(p + k) : Math.cos(p + k),
  ),
  'longer-position-table': byHand<{ model: Model; length: number }>(
    ({ model, length }) => (length - model.positions) * model.hidden,
  ),
  'causal-pairs': byHand<{ n: number }>(({ n }) => sum(range(1, n))),
  'chunked-prefill-pairs': byHand<{ past: number; new: number }>(({ past, new: fresh }) =>
    sum(range(past + 1, past + fresh)),
  ),
  'padded-output': byHand<{ s: number[]; v: number[] }>(({ s, v }) => average(s, v)),
  'qkv-parameters': byHand<{ model: Model }>(({ model }) => 3 * linear(model.hidden, model.hidden)),
  'softmax-sharpened': byHand<{ x: number[]; factor: number; at: number }>(({ x, factor, at }) =>
    softmax(
      x.map((each) => factor * each),
      at,
    ),
  ),
  'attention-from-vectors': byHand<{ q: number[][]; k: number[][]; v: number[] }>(({ q, k, v }) =>
    average(
      k.map((key) => dot(q[0]!, key) / 2),
      v,
    ),
  ),
  'logit-spread-in-a-head': byHand<{ model: Model }>(({ model }) => Math.sqrt(model.hidden / model.heads)),
  'softmax-gradient-unscaled': byHand<{ dK: number }>(({ dK }) => slope(Math.sqrt(dK))),
  'softmax-gradient-gap': byHand<{ gap: number }>(({ gap }) => slope(gap)),
  'cross-attention-scores': byHand<Record<'tq' | 'tk' | 'heads' | 'batch', number>>(
    ({ tq, tk, heads, batch }) => tq * tk * heads * batch,
  ),
  'attention-over-a-bag': byHand<{ r: number }>(({ r }) => {
    const both = 2 * Math.exp(r ** 2 / 2);
    return (r * both) / (both + 1);
  }),
});
