import type { RandomInputs } from '../../arbitrary.fixture';

export const distillInputs: RandomInputs = {};
