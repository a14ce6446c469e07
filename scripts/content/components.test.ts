import { byHand, mean, squares, sum, testByHand } from './by-hand.fixture';

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const dot = (a: number[], b: number[]) => sum(a.map((x, i) => x * b[i]!));
const standardised = (xs: number[]) => xs.map((x) => (x - mean(xs)) / Math.sqrt(squares(xs) / xs.length));

const derivatives: Record<string, (x: number) => number> = {
  sigmoid: (x) => sigmoid(x) * (1 - sigmoid(x)),
  tanh: (x) => 1 - Math.tanh(x) ** 2,
  silu: (x) => sigmoid(x) + x * sigmoid(x) * (1 - sigmoid(x)),
  softplus: sigmoid,
};

/** The first step after which a size is beyond the largest number of fp16. */
function overflowStep(start: number, factor: number): number {
  let step = 0;
  for (let size = start; size <= 65504; size *= factor) step++;
  return step;
}

testByHand('components', {
  'chain-of-derivatives': byHand<{ f: number; n: number }>(({ f, n }) => f ** n),
  'sigmoid-best-case': byHand<{ n: number }>(({ n }) => 0.25 ** n),
  'gelu-derivative': byHand<{ fn: string; x: number }>(({ fn, x }) => derivatives[fn]!(x)),
  'residual-product': byHand<{ f: number; n: number }>(({ f, n }) => (1 + f) ** n),
  'clip-global-norm': byHand<{ g: number[][]; c: number }>(
    ({ g, c }) => (g[0]![0]! * c) / Math.hypot(...g.flat()),
  ),
  'clip-by-value': byHand<{ a: number; b: number; c: number }>(
    ({ a, b, c }) => (a * c + b * b) / (Math.hypot(a, b) * Math.hypot(c, b)),
  ),
  'fp16-overflow-step': byHand<{ start: number; r: number }>(({ start, r }) => overflowStep(start, r)),
  'saturation-after-standardising': byHand<object>(() => derivatives.sigmoid!(1)),
  'he-deviation': byHand<{ fan: number }>(({ fan }) => Math.sqrt(2 / fan)),
  'xavier-deviation': byHand<{ a: number; b: number }>(({ a, b }) => Math.sqrt(2 / (a + b))),
  'xavier-uniform-bound': byHand<{ a: number; b: number }>(({ a, b }) => Math.sqrt(6 / (a + b))),
  'leaky-relu-gain': byHand<{ slope: number; fan: number }>(({ slope, fan }) =>
    Math.sqrt(2 / (1 + slope ** 2) / fan),
  ),
  'symmetric-units': byHand<object>(() => 1),
  'ln-gradient': byHand<{ x: number[]; g: number[]; at: number }>(({ x, g, at }) => {
    const xHat = standardised(x);
    const centred = g[at]! - mean(g) - (xHat[at]! * dot(g, xHat)) / x.length;
    return centred / Math.sqrt(squares(x) / x.length);
  }),
  'bn-two-by-two': byHand<{ x: number[][]; i: number; j: number }>(({ x, i, j }) =>
    Math.sign(x[i]![j]! - x[1 - i]![j]!),
  ),
  'bn-affine': byHand<Record<'x' | 'mu' | 'sigma' | 'gamma' | 'beta', number>>(
    ({ x, mu, sigma, gamma, beta }) => (gamma * (x - mu)) / sigma + beta,
  ),
  'bn-running-variance-framework': byHand<{ x: number[]; m: number; old: number }>(
    ({ x, m, old }) => (1 - m) * old + (m * squares(x)) / 3,
  ),
  'bn-running-mean-steps': byHand<{ x: number[]; m: number; old: number }>(
    ({ x, m, old }) => (1 - m) * old + m * mean(x),
  ),
  'ln-four-features': byHand<{ x: number[]; at: number }>(({ x, at }) => standardised(x)[at]!),
  'rms-norm': byHand<{ x: number[]; at: number }>(
    ({ x, at }) => x[at]! / Math.sqrt(mean(x.map((each) => each ** 2))),
  ),
  'padding-and-batch-statistics': byHand<Record<'a' | 'b' | 'c', number>>(({ a, b, c }) => (a + b + c) / 6),
  'padding-variance': byHand<Record<'a' | 'b' | 'c', number>>(({ a, b, c }) => squares([a, b, c]) / 3),
  'pre-ln-block': byHand<{ x: number[]; w: number[][]; at: number }>(
    ({ x, w, at }) => x[at]! + dot(w[at]!, standardised(x)),
  ),
  'statistics-drift': byHand<{ x: number[][]; g: number[]; lr: number }>(({ x, g, lr }) =>
    mean(
      x.map((row) =>
        dot(
          row,
          g.map((each) => 1 - lr * each),
        ),
      ),
    ),
  ),
  'ln-flat-features': byHand<{ d: number }>(({ d }) => d / Math.sqrt(d ** 2 + 1e-5)),
});
