import fc from 'fast-check';
import { extent, matrix, type RandomInputs, vector } from '../../arbitrary.fixture';

const crossEntropy = fc.tuple(extent, extent).chain(([rows, classes]) =>
  fc.record({
    logits: matrix(rows, classes),
    targets: vector(rows, fc.integer({ min: 0, max: classes - 1 })),
  }),
);

/** Mostly above 0: a q of 0 under a p that is not is the answer ∞. */
const share = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: 1e-3, max: 1, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(0) },
);

const klDivergence = extent.chain((n) => fc.record({ p: vector(n, share), q: vector(n, share) }));

export const lossInputs: RandomInputs = {
  'loss.crossEntropy': crossEntropy,
  'loss.klDivergence': klDivergence,
};
