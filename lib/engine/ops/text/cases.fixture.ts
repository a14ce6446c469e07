import fc from 'fast-check';
import { extent, type RandomInputs, real, vector } from '../../arbitrary.fixture';

/** A vector that is not zero. */
const direction = (width: number) => vector(width, real).filter((values) => values.some((x) => x !== 0));

export const textInputs: RandomInputs = {
  'text.cosine': extent.chain((d) => fc.record({ a: direction(d), b: direction(d) })),
};
