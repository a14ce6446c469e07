import fc from 'fast-check';
import { count, extent, type RandomInputs, vector } from '../../arbitrary.fixture';

const temperature = fc.constantFrom(1, 2, 4, 0.5);

const softLabels = extent.chain((classes) => fc.record({ logits: vector(classes), temperature }));

export const distillInputs: RandomInputs = {
  'distill.softLabels': softLabels,
  'distill.compression': fc.record({ teacher: count(10 ** 12), student: count(10 ** 12) }),
};
