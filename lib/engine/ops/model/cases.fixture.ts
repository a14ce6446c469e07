import type { RandomInputs } from '../../arbitrary.fixture';

export const modelInputs: RandomInputs = {};
