import fc from 'fast-check';
import { extent, matrix, type RandomInputs } from '../../arbitrary.fixture';
import { functionNames } from './functions';

const apply = fc
  .tuple(extent, extent)
  .chain(([n, d]) =>
    fc.record(
      { fn: fc.constantFrom(...functionNames), x: matrix(n, d), negativeSlope: fc.constantFrom(0.01, 0.2) },
      { requiredKeys: ['fn', 'x'] },
    ),
  );

export const activationInputs: RandomInputs = { 'activation.apply': apply };
