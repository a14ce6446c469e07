import type { RandomInputs } from '../../arbitrary.fixture';

export const activationInputs: RandomInputs = {};
