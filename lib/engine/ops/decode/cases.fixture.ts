import fc from 'fast-check';
import { count, extent, matrix, type RandomInputs, real, score, vector } from '../../arbitrary.fixture';

const temperature = fc.constantFrom(1, 0.7, 2);

/** At least one logit is finite; now and then all are alike, so that ties and sums that meet p exactly occur. */
const logits = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        real,
        extent.chain((n) => vector(n, score)),
      )
      .map(([one, rest]) => [one, ...rest]),
  },
  { weight: 1, arbitrary: fc.constantFrom([0, 0], [1, 1, 1, 1], [2, 0, 2, 0]) },
);

const topK = logits.chain((given) =>
  fc.record(
    { logits: fc.constant(given), k: count(given.length), temperature },
    { requiredKeys: ['logits', 'k'] },
  ),
);

const topP = fc.record(
  { logits, p: fc.constantFrom(0.1, 0.5, 0.75, 0.9, 0.999, 1), temperature },
  { requiredKeys: ['logits', 'p'] },
);

const bestPath = fc
  .tuple(extent, extent)
  .chain(([starts, ends]) => fc.record({ first: vector(starts), second: matrix(starts, ends) }));

export const decodeInputs: RandomInputs = {
  'decode.topK': topK,
  'decode.topP': topP,
  'decode.greedy': fc.record({ logits }),
  'decode.bestPath': bestPath,
};
