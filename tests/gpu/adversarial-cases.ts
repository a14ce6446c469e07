/** Cases that float32 is bad at, or that a kernel gets wrong at its edges. Data only: a page can run them as well. */
export type AdversarialCase = { name: string; op: string; input: object };

const range = (length: number, f: (i: number) => number) => Array.from({ length }, (_, i) => f(i));
const matrix = (rows: number, columns: number, f: (i: number, j: number) => number) =>
  range(rows, (i) => i).map((i) => range(columns, (j) => f(i, j)));
const wave = (i: number, j: number) => Math.sin(i * 12.9898 + j * 78.233);

export const adversarialCases: readonly AdversarialCase[] = [
  {
    name: 'cancellation at a mean of 10⁴',
    op: 'norm.layerNorm',
    input: { x: matrix(3, 64, (i, j) => 1e4 + wave(i, j)) },
  },
  { name: 'a single value in a row', op: 'norm.layerNorm', input: { x: [[3], [-2]] } },
  { name: 'one number', op: 'norm.layerNorm', input: { x: [5] } },
  { name: 'rows that are all zero', op: 'norm.layerNorm', input: { x: matrix(2, 5, () => 0) } },
  {
    name: 'values far below 1',
    op: 'norm.layerNorm',
    input: { x: matrix(2, 4, (i, j) => 1e-18 * wave(i, j)) },
  },
  {
    name: 'values below the normal range',
    op: 'norm.layerNorm',
    input: { x: [[1e-40, 2e-42, -1e-41]], eps: 1e-5 },
  },
  { name: 'a long row', op: 'norm.layerNorm', input: { x: [range(5000, (j) => wave(1, j))] } },
  { name: 'more rows than invocations', op: 'norm.layerNorm', input: { x: matrix(700, 3, wave) } },
  {
    name: 'images, three axes merged into channels',
    op: 'norm.batchNorm',
    input: {
      x: range(3, (n) => n).map((n) =>
        range(5, (c) => c).map((c) => matrix(4, 2, (i, j) => wave(n + i, c + j))),
      ),
    },
  },
  {
    name: 'a channel that never varies',
    op: 'norm.batchNorm',
    input: {
      x: [
        [1, 5],
        [2, 5],
        [4, 5],
      ],
      runningMean: [0, 0],
      runningVar: [1, 1],
    },
  },
  {
    name: 'logits of ±10⁴',
    op: 'attn.softmax',
    input: {
      x: [
        [1e4, -1e4, 9999.5],
        [-1e4, -1e4, -1e4],
      ],
    },
  },
  { name: 'all but one masked away', op: 'attn.softmax', input: { x: [['-Infinity', -50, '-Infinity']] } },
  {
    name: 'huge logits that float32 takes to be the same',
    op: 'attn.softmax',
    input: { x: [[1e12, 1e12 + 2e4, 9e11]] },
  },
  { name: 'one logit', op: 'attn.softmax', input: { x: [7] } },
  { name: 'a wide softmax', op: 'attn.softmax', input: { x: [range(3000, (j) => 10 * wave(2, j))] } },
  {
    name: 'queries that see nothing',
    op: 'attn.sdpa',
    input: {
      q: matrix(3, 4, wave),
      k: matrix(2, 4, (i, j) => wave(j, i)),
      v: matrix(2, 3, wave),
      mask: [
        [false, false],
        [true, false],
        [false, false],
      ],
    },
  },
  {
    name: 'huge scores under a causal mask',
    op: 'attn.sdpa',
    input: {
      q: matrix(5, 3, (i, j) => 100 * wave(i, j)),
      k: matrix(5, 3, (i, j) => 90 * wave(j, i)),
      v: matrix(5, 2, wave),
      causal: true,
    },
  },
  {
    name: 'more keys than queries, one value column',
    op: 'attn.sdpa',
    input: { q: matrix(1, 1, wave), k: matrix(33, 1, wave), v: matrix(33, 1, wave) },
  },
  {
    name: 'a thousand steps',
    op: 'optim.adam',
    input: { params: [1, -2, 0.5], quadratic: { a: [1, 0.1, 10], steps: 1000 }, lr: 0.01 },
  },
  { name: 'gradients of 0', op: 'optim.adam', input: { params: [1, 2], grads: matrix(4, 2, () => 0) } },
  {
    name: 'gradients whose squares vanish',
    op: 'optim.adam',
    input: { params: [1], grads: [[1e-22], [-3e-23]] },
  },
  {
    name: 'a single step',
    op: 'optim.adam',
    input: { params: [0], grads: [[2]], amsgrad: true, epsPlacement: 'hat' },
  },
  { name: 'a width that is no power of two', op: 'attn.logitVariance', input: { dK: 99_991 } },
  {
    name: 'bytes close to 2^53',
    op: 'kv.cacheBytes',
    input: { layers: 127, kvHeads: 127, headDim: 509, seqLen: 131_071, batchSize: 4093, bytesPerElement: 1 },
  },
  {
    name: 'fractions of a byte',
    op: 'memory.training',
    input: { params: 7_000_000_001, weightBytes: 0.5, gradBytes: 0.125, optimizerBytes: 0.516 },
  },
  {
    name: 'shards that do not come out even',
    op: 'memory.zero',
    input: { params: 7_000_000_001, dataParallel: 4093, stage: 3 },
  },
];
