import type { RandomInputs } from '../../arbitrary.fixture';

export const bertInputs: RandomInputs = {};
