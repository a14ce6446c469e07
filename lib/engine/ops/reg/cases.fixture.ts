import type { RandomInputs } from '../../arbitrary.fixture';

export const regInputs: RandomInputs = {};
