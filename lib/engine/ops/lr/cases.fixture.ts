import type { RandomInputs } from '../../arbitrary.fixture';

export const lrInputs: RandomInputs = {};
