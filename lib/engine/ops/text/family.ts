import type { Op } from '../../op';
import { cbowForward } from './cbow-forward';
import { cosine } from './cosine';
import { itemPairs } from './item-pairs';
import { keywords } from './keywords';
import { sgnsStep } from './sgns-step';
import { skipGramPairs } from './skip-gram-pairs';
import { termWeight } from './term-weight';
import { tfIdf } from './tf-idf';

/** The ops whose ids begin with `text.`: those of the engine contract in its order, then further ones. */
export const textOps: readonly Op[] = [
  tfIdf,
  skipGramPairs,
  cbowForward,
  sgnsStep,
  cosine,
  itemPairs,
  keywords,
  termWeight,
];
