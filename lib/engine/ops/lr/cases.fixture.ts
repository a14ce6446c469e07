import fc from 'fast-check';
import type { RandomInputs } from '../../arbitrary.fixture';

const schedule = fc
  .tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 2000 }))
  .chain(([warmupSteps, decaySteps]) =>
    fc.record({
      kind: fc.constantFrom('constant', 'linear', 'cosine', 'inverseSqrt'),
      step: fc.integer({ min: 0, max: warmupSteps + decaySteps + 50 }),
      warmupSteps: fc.constant(warmupSteps),
      totalSteps: fc.constant(warmupSteps + decaySteps),
      peak: fc.constantFrom(1e-3, 0.1, 1),
      min: fc.constantFrom(0, 1e-5, 1e-4),
    }),
  );

export const lrInputs: RandomInputs = { 'lr.schedule': schedule };
