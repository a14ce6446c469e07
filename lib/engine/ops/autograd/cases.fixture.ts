import type { RandomInputs } from '../../arbitrary.fixture';

export const autogradInputs: RandomInputs = {};
