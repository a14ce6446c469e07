/**
 * One small input for each op, with numbers that a person can follow: what the reference page shows first, and what a
 * browser's self-check runs.
 */
const llama2 = { vocab: 32_000, hidden: 4096, layers: 32, heads: 32, intermediate: 11_008 };
const gradients = [[0.5], [-0.2], [0.4]];
const quadratic = { a: [1], steps: 3 };
const unit = [
  [1, 0],
  [0, 1],
];

const norm = {
  'norm.batchNorm': { x: [[2], [4], [4], [6]], runningMean: [0], runningVar: [1] },
  'norm.layerNorm': { x: [[1, 2, 3, 4]] },
  'norm.rmsNorm': { x: [[1, 2, 3, 4]] },
  'norm.layerNormBackward': { x: [[1, 2, 3, 4]], dy: [[1, 0, 0, 0]] },
  'norm.batchNormBackward': { x: [[1], [3], [5]], dy: [[1], [0], [0]] },
  'norm.saturation': { x: [4, 6, 8, 10] },
  'norm.statisticsDrift': {
    x: [
      [1, 2],
      [3, 4],
    ],
    weight: [[1, 1]],
    gradient: [[0.5, -1]],
    lr: 0.1,
  },
  'norm.paddedStatistics': {
    x: [
      [[2], [4], [0]],
      [[6], [0], [0]],
    ],
    lengths: [2, 1],
  },
  'norm.residualBlock': { x: [[1, 3]], weight: unit },
};

const training = {
  'activation.apply': { fn: 'gelu', x: [-1, 0, 1] },
  'grad.chainProduct': { factors: [0.25, 0.25, 0.25] },
  'grad.residualProduct': { derivatives: [0.25, 0.25, 0.25] },
  'grad.clipByNorm': { grads: [[3, 4], [12]], maxNorm: 1 },
  'grad.clipByValue': { grads: [[3, -4], [0.5]], limit: 1 },
  'grad.overflowStep': { factor: 10, format: 'fp16' },
  'init.xavier': { fanIn: 512, fanOut: 512 },
  'init.kaiming': { fan: 512 },
  'init.symmetry': {
    x: [[1, 2]],
    target: [1],
    hidden: [
      [0.5, 0.5],
      [0.5, 0.5],
    ],
    output: [1, 1],
  },
  'optim.sgd': { params: [1], quadratic, lr: 0.1 },
  'optim.momentum': { params: [1], quadratic, lr: 0.1, form: 'accumulate' },
  'optim.nag': { params: [1], quadratic, lr: 0.1 },
  'optim.adagrad': { params: [1], grads: gradients, lr: 0.1 },
  'optim.rmsprop': { params: [1], grads: gradients, lr: 0.1, rho: 0.9 },
  'optim.adam': { params: [1], grads: gradients, lr: 0.1 },
  'optim.adamw': { params: [1], grads: gradients, lr: 0.1 },
  'optim.ftrl': { params: [0], grads: gradients, alpha: 0.1, l1: 0.1 },
  'optim.gradientMoments': { grads: [[1], [3]] },
  'optim.adagradRate': { lr: 0.1, hits: 4 },
  'optim.biasCorrection': { beta: 0.999, step: 10 },
  'optim.ftrlWeight': { z: [1.5, 0.5], n: [4, 4], alpha: 0.1, l1: 1 },
  'optim.stateBytes': { method: 'adamw', params: 7_000_000_000 },
  'lr.schedule': { kind: 'cosine', step: 550, warmupSteps: 100, totalSteps: 1000, peak: 0.001 },
};

const language = {
  'text.tfIdf': {
    docs: [
      ['deep', 'learning'],
      ['deep', 'sea'],
      ['sea', 'salt'],
    ],
  },
  'text.skipGramPairs': { tokens: ['the', 'cat', 'sat', 'down'], window: 1 },
  'text.cbowForward': {
    context: [
      [1, 0],
      [0, 1],
    ],
    output: [
      [1, 1],
      [1, 0],
      [0, 0],
    ],
    target: 0,
  },
  'text.sgnsStep': { center: [1, 0], context: [0.5, 0.5], negatives: [[0, 1]], lr: 0.1 },
  'text.cosine': { a: [1, 2, 2], b: [2, 1, 2] },
  'text.itemPairs': { items: 5, window: 1 },
  'text.keywords': {
    docs: [
      ['deep', 'learning', 'deep'],
      ['deep', 'sea'],
      ['sea', 'salt'],
    ],
    doc: 0,
    k: 2,
  },
  'text.termWeight': { count: 3, length: 100, docs: 1000, docFrequency: 9 },
  'bert.embeddingSum': {
    tokenIds: [2, 0],
    segmentIds: [0, 1],
    tokenTable: [
      [1, 0],
      [0, 1],
      [1, 1],
    ],
    segmentTable: [
      [0, 0],
      [0.5, 0.5],
    ],
    positionTable: [
      [0.1, 0],
      [0, 0.1],
    ],
  },
  'bert.mlmCounts': { tokens: 512 },
  'bert.embeddingParams': { vocab: 30_522, maxPositions: 512, hidden: 768 },
  'bert.classifierParams': { hidden: 768 },
  'bert.sentencePairLoss': {},
  'bert.spanLengths': {},
  'bert.wordMasking': { pieces: ['un', '##believ', '##able', 'story'], selected: [1] },
  'model.params': { family: 'llama', ...llama2 },
  'model.weightBytes': { params: 70_000_000_000, bits: 4, blockSize: 64 },
};

const attention = {
  'attn.softmax': { x: [1, 2, 3] },
  'attn.sdpa': {
    q: [[1, 0, 1, 0]],
    k: [
      [1, 1, 1, 1],
      [0, 2, 0, 2],
    ],
    v: [
      [1, 0],
      [0, 1],
    ],
  },
  'attn.flash': {
    q: unit,
    k: unit,
    v: [
      [1, 2],
      [3, 4],
    ],
    blockQ: 1,
    blockK: 1,
  },
  'attn.onlineSoftmax': {
    blocks: [
      [1, 3],
      [2, 5],
    ],
  },
  'attn.mha': { x: unit, wq: unit, wk: unit, wv: unit, wo: unit, nHeads: 2 },
  'attn.sinusoidalEncoding': { positions: [1], dModel: 4 },
  'attn.logitVariance': { dK: 512 },
  'attn.scoreMatrixBytes': { seqLen: 16_384 },
  'attn.ioAccesses': { seqLen: 4096, headDim: 64, sramElements: 24_576 },
  'attn.slidingWindows': { length: 2000, window: 512, overlap: 128 },
  'attn.sparsePairs': { seqLen: 4096, window: 512 },
  'attn.shapes': { queryLen: 5, headDim: 64, heads: 8 },
  'attn.projectionParams': { dModel: 768, nHeads: 12 },
  'attn.causalCounts': { queryLen: 8 },
  'attn.hbmBytes': { seqLen: 4096, headDim: 64 },
  'attn.positionRotation': { position: 1, offset: 2, dModel: 4 },
  'attn.softmaxDerivative': { gap: 1 },
  'attn.contextualCosine': {
    a: [
      [1, 0],
      [0, 1],
    ],
    b: [
      [1, 0],
      [1, 1],
    ],
    placeA: 0,
    placeB: 0,
  },
  'attn.flops': { seqLen: 1024, headDim: 64, heads: 16, batchSize: 64 },
  'kv.cacheBytes': { layers: 32, kvHeads: 32, headDim: 128, seqLen: 4096 },
  'kv.sharing': { queryHeads: 32, kvHeads: 4 },
};

const adaptation = {
  'peft.loraParams': { shapes: [[4096, 4096]], rank: 8 },
  'peft.loraForward': { x: [[1, 2]], w: unit, a: [[1, 1]], b: [[0.5], [0]], alpha: 2 },
  'peft.nf4Quantize': { values: [2, 0.5, -1, 0] },
  'peft.int4Quantize': { values: [2, 0.5, -1, 0] },
  'peft.bitsPerParam': { doubleQuant: true },
  'decode.topK': { logits: [2, 1, 0, -1], k: 2 },
  'decode.topP': { logits: [2, 1, 0, -1], p: 0.8 },
  'decode.greedy': { logits: [0, 2, 1] },
  'decode.bestPath': {
    first: [1, 0.8],
    second: [
      [0, 0, 0],
      [3, 0, 0],
    ],
  },
  'loss.crossEntropy': { logits: [[2, 1, 0]], targets: [0] },
  'loss.klDivergence': { p: [0.5, 0.5], q: [0.75, 0.25] },
  'distill.loss': { studentLogits: [1, 1, 0], teacherLogits: [2, 1, 0], label: 0, temperature: 2 },
  'distill.softLabels': { logits: [2, 1, 0], temperature: 2 },
  'distill.compression': { teacher: 109_482_240, student: 66_362_880 },
  'memory.training': { params: 7_000_000_000 },
  'memory.zero': { params: 7_500_000_000, dataParallel: 64, stage: 2 },
  'memory.activations': { seqLen: 2048, batchSize: 1, hidden: 4096, heads: 32, layers: 32 },
  'reg.dropout': { x: [1, 2, 3], keepMask: [true, false, true], p: 0.5 },
  'reg.trainEval': {
    x: [[1], [3]],
    runningMean: [1],
    runningVar: [4],
    keepMask: [[true], [false]],
    p: 0.5,
  },
  'tree.leafFeatures': {
    trees: [{ feature: 0, threshold: 0.5, left: { leaf: 0 }, right: { leaf: 1 } }],
    x: [0.25],
  },
  'autograd.gradients': { losses: ['w^2', 'w^2 + 3*w'], variables: { w: 2 } },
  'tree.featureDims': { trees: 100, leavesPerTree: 8 },
};

export const examples: Readonly<Record<string, object>> = {
  ...norm,
  ...training,
  ...language,
  ...attention,
  ...adaptation,
};
