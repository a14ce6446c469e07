import fc from 'fast-check';
import { count, type RandomInputs } from '../../arbitrary.fixture';

export const kvInputs: RandomInputs = {
  'kv.sharing': fc
    .tuple(count(256), count(64))
    .map(([kvHeads, group]) => ({ queryHeads: kvHeads * group, kvHeads })),
  'kv.cacheBytes': fc.record(
    {
      layers: count(120),
      kvHeads: count(128),
      queryHeads: count(128),
      headDim: count(256),
      seqLen: count(131_072),
      batchSize: count(64),
      bytesPerElement: count(4),
    },
    { requiredKeys: ['layers', 'kvHeads', 'headDim'] },
  ),
};
