import type { RandomInputs } from '../../arbitrary.fixture';

export const gradInputs: RandomInputs = {};
