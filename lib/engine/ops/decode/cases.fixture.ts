import type { RandomInputs } from '../../arbitrary.fixture';

export const decodeInputs: RandomInputs = {};
