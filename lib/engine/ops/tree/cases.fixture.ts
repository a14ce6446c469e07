import type { RandomInputs } from '../../arbitrary.fixture';

export const treeInputs: RandomInputs = {};
