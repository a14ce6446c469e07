import fc from 'fast-check';
import { count, type RandomInputs } from '../../arbitrary.fixture';

export const treeInputs: RandomInputs = {
  'tree.featureDims': fc.record({ trees: count(10_000), leavesPerTree: count(1024) }),
};
