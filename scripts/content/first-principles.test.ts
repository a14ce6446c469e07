import { byHand, mean, squares, sum, testByHand } from './by-hand.fixture';

const softmax = (xs: number[], at: number) => Math.exp(xs[at]!) / sum(xs.map(Math.exp));
const dot = (a: number[], b: number[]) => sum(a.map((x, i) => x * b[i]!));

type Model = {
  layers: number;
  heads: number;
  kvHeads: number;
  width: number;
  params: number;
  hidden: number;
};

testByHand('first-principles', {
  'bn-train-output': byHand<{ x: number[][]; row: number; channel: number }>(({ x, row, channel }) => {
    const values = x.map((sample) => sample[channel]!);
    return (values[row]! - mean(values)) / Math.sqrt(squares(values) / 4);
  }),
  'bn-inference': byHand<
    Record<'at' | 'runningMean' | 'runningVar' | 'gamma' | 'beta', number> & { x: number[] }
  >(
    ({ x, at, runningMean, runningVar, gamma, beta }) =>
      (gamma * (x[at]! - runningMean)) / Math.sqrt(runningVar + 1) + beta,
  ),
  'bn-running-mean': byHand<{ x: number[]; runningMean: number; momentum: number }>(
    ({ x, runningMean, momentum }) => runningMean + momentum * (mean(x) - runningMean),
  ),
  'bn-running-variance': byHand<{ x: number[]; runningVar: number; momentum: number }>(
    ({ x, runningVar, momentum }) => runningVar + momentum * (squares(x) / 3 - runningVar),
  ),
  'bn-conv-mean': byHand<{ x: number[][][]; channel: number }>(({ x, channel }) =>
    mean(x.flatMap((sample) => sample[channel]!)),
  ),
  'ln-output': byHand<{ x: number[][]; column: number }>(
    ({ x, column }) => (x[0]![column]! - mean(x[0]!)) / Math.sqrt(squares(x[0]!) / 4),
  ),
  'ln-affine-epsilon': byHand<{ x: number[]; at: number; gamma: number[]; beta: number[]; eps: number }>(
    ({ x, at, gamma, beta, eps }) =>
      (gamma[at]! * (x[at]! - mean(x))) / Math.sqrt(squares(x) / 3 + eps) + beta[at]!,
  ),
  'adam-first-moment': byHand<{ g: number[]; beta1: number }>(
    ({ g, beta1: b }) => (b * b * g[0]! + b * g[1]! + g[2]!) / (b * b + b + 1),
  ),
  'adam-second-moment': byHand<{ g: number[]; beta2: number }>(
    ({ g, beta2: b }) => (b * g[0]! ** 2 + g[1]! ** 2) / (b + 1),
  ),
  'adam-first-step': byHand<{ g: number; lr: number }>(({ g, lr }) => (lr * g) / (Math.abs(g) + 1e-8)),
  'adam-uncorrected-first-step': byHand<{ beta1: number; beta2: number; lr: number }>(
    ({ beta1, beta2, lr }) => (lr * (1 - beta1)) / Math.sqrt(1 - beta2),
  ),
  'adam-epsilon': byHand<{ mantissa: number }>(({ mantissa }) => mantissa / (mantissa + 1)),
  'adam-two-steps': byHand<{ theta: number; g: number[]; lr: number; beta1: number; beta2: number }>(
    ({ theta, g, lr, beta1, beta2 }) => {
      const first = (beta1 * g[0]! + g[1]!) / (1 + beta1);
      const second = (beta2 * g[0]! ** 2 + g[1]! ** 2) / (1 + beta2);
      return theta - lr * Math.sign(g[0]!) - (lr * first) / Math.sqrt(second);
    },
  ),
  'softmax-weight': byHand<{ x: number[]; at: number }>(({ x, at }) => softmax(x, at)),
  'scaled-score': byHand<{ q: number[]; k: number[][] }>(({ q, k }) =>
    softmax(
      k.map((key) => dot(q, key) / 2),
      0,
    ),
  ),
  'causal-weight': byHand<{ s: number[][]; col: number }>(({ s, col }) => softmax(s[1]!.slice(0, 2), col)),
  'padding-weight': byHand<{ s: number[]; at: number }>(({ s, at }) => softmax(s.slice(0, 3), at)),
  'attention-output': byHand<{ s: number[][]; v: number[] }>(
    ({ s, v }) => softmax(s[0]!, 0) * v[0]! + softmax(s[0]!, 1) * v[1]!,
  ),
  'logit-deviation': byHand<{ dK: number }>(({ dK }) => Math.sqrt(dK)),
  'kv-bytes-per-token': byHand<{ model: Model }>(
    ({ model: m }) => (2 * m.layers * m.heads * m.width * 2) / 1024,
  ),
  'kv-gqa-context': byHand<{ model: Model; seqLen: number; batch: number }>(
    ({ model: m, seqLen, batch }) => (2 * m.layers * m.kvHeads * m.width * 2 * seqLen * batch) / 2 ** 30,
  ),
  'kv-mha-context': byHand<{ model: Model; seqLen: number; batch: number; bits: number }>(
    ({ model: m, seqLen, batch, bits }) =>
      (2 * m.layers * m.heads * m.width * (bits / 8) * seqLen * batch) / 2 ** 30,
  ),
  'mixed-precision-adam': byHand<{ model: Model }>(({ model }) => (16 * model.params) / 1e9),
  'lora-memory': byHand<{ model: Model; rank: number }>(({ model: m, rank }) => {
    const trained = m.layers * 2 * (m.hidden * rank + rank * m.hidden);
    return (2 * m.params + 16 * trained) / 1e9;
  }),
  'zero-stage-1': byHand<{ billions: number; devices: number }>(
    ({ billions, devices }) => billions * (4 + 12 / devices),
  ),
  'zero-stage-2': byHand<{ billions: number; devices: number }>(
    ({ billions, devices }) => billions * (2 + 14 / devices),
  ),
  'zero-stage-3': byHand<{ billions: number; devices: number }>(
    ({ billions, devices }) => (billions * 16) / devices,
  ),
});
