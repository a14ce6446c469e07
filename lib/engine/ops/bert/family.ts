import type { Op } from '../../op';
import { classifierParams } from './classifier-params';
import { embeddingParams } from './embedding-params';
import { embeddingSum } from './embedding-sum';
import { mlmCounts } from './mlm-counts';
import { sentencePairLoss } from './sentence-pair-loss';
import { spanLengths } from './span-lengths';
import { wordMasking } from './word-masking';

/** The ops whose ids begin with `bert.`: those of the engine contract in its order, then further ones. */
export const bertOps: readonly Op[] = [
  embeddingSum,
  mlmCounts,
  embeddingParams,
  classifierParams,
  wordMasking,
  spanLengths,
  sentencePairLoss,
];
