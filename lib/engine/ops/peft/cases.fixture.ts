import type { RandomInputs } from '../../arbitrary.fixture';

export const peftInputs: RandomInputs = {};
