import fc from 'fast-check';
import { extent, matrix, positive, type RandomInputs, vector } from '../../arbitrary.fixture';

const share = fc.constantFrom(0, 0.1, 0.25, 0.5, 0.9);

const dropout = fc.tuple(extent, extent).chain(([n, d]) =>
  fc.record({
    x: matrix(n, d),
    keepMask: matrix(n, d, fc.boolean()),
    p: share,
    mode: fc.constantFrom('train', 'eval'),
  }),
);

const trainEval = fc.tuple(extent, extent).chain(([n, c]) =>
  fc.record({
    x: matrix(n, c),
    runningMean: vector(c),
    runningVar: vector(c, positive),
    eps: fc.constantFrom(1e-5, 1e-3),
    keepMask: matrix(n, c, fc.boolean()),
    p: share,
  }),
);

export const regInputs: RandomInputs = { 'reg.dropout': dropout, 'reg.trainEval': trainEval };
