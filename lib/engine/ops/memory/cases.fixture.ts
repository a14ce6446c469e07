import fc from 'fast-check';
import { count, type RandomInputs } from '../../arbitrary.fixture';

export const memoryInputs: RandomInputs = {
  'memory.training': fc.record(
    {
      params: count(10 ** 12),
      trainableParams: count(10 ** 12),
      weightBytes: fc.constantFrom(0.5, 1, 2, 4, 0.516),
      masterBytes: fc.constantFrom(0, 4),
      optimizerBytes: fc.constantFrom(0, 2, 8, 8.25),
    },
    { requiredKeys: ['params'] },
  ),
  'memory.zero': fc.record(
    {
      params: count(10 ** 12),
      dataParallel: count(4096),
      stage: fc.constantFrom(0, 1, 2, 3),
      optimizerBytes: count(16),
    },
    { requiredKeys: ['params', 'dataParallel'] },
  ),
  'memory.activations': fc.record(
    {
      seqLen: count(8192),
      batchSize: count(64),
      hidden: count(20_000),
      heads: count(128),
      layers: count(120),
      tensorParallel: count(16),
      mode: fc.constantFrom('tensorParallel', 'sequenceParallel', 'selective', 'full'),
    },
    { requiredKeys: ['seqLen', 'batchSize', 'hidden', 'heads'] },
  ),
};
