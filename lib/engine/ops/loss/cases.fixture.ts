import type { RandomInputs } from '../../arbitrary.fixture';

export const lossInputs: RandomInputs = {};
