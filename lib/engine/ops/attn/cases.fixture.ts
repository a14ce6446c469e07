import fc from 'fast-check';
import {
  count,
  extent,
  matrix,
  maybe,
  type RandomInputs,
  real,
  score,
  withoutUndefined,
} from '../../arbitrary.fixture';

const sdpa = fc
  .tuple(extent, extent, extent, extent)
  .chain(([tq, tk, d, dv]) =>
    fc.record({
      q: matrix(tq, d),
      k: matrix(tk, d),
      v: matrix(tk, dv),
      causal: fc.boolean(),
      mask: maybe(
        fc.array(fc.array(fc.boolean(), { minLength: tk, maxLength: tk }), { minLength: tq, maxLength: tq }),
      ),
      scale: maybe(fc.constantFrom(1, 0.25)),
    }),
  )
  .map(withoutUndefined);

const softmax = fc
  .tuple(extent, extent)
  .chain(([n, d]) =>
    fc.array(fc.tuple(real, fc.array(score, { minLength: d - 1, maxLength: d - 1 })), {
      minLength: n,
      maxLength: n,
    }),
  )
  .map((rows) => ({ x: rows.map(([first, rest]) => [first, ...rest]) }));

export const attnInputs: RandomInputs = {
  'attn.softmax': softmax,
  'attn.sdpa': sdpa,
  'attn.logitVariance': fc.record({ dK: count(100_000) }),
};
