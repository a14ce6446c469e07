import fc from 'fast-check';
import { extent, matrix, type RandomInputs } from '../../arbitrary.fixture';

const dropout = fc.tuple(extent, extent).chain(([n, d]) =>
  fc.record({
    x: matrix(n, d),
    keepMask: matrix(n, d, fc.boolean()),
    p: fc.constantFrom(0, 0.1, 0.25, 0.5, 0.9),
    mode: fc.constantFrom('train', 'eval'),
  }),
);

export const regInputs: RandomInputs = { 'reg.dropout': dropout };
