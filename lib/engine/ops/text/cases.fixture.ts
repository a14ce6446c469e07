import type { RandomInputs } from '../../arbitrary.fixture';

export const textInputs: RandomInputs = {};
