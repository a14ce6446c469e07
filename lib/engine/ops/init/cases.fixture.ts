import type { RandomInputs } from '../../arbitrary.fixture';

export const initInputs: RandomInputs = {};
