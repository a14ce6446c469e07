import fc from 'fast-check';
import {
  count,
  extent,
  maybe,
  type RandomInputs,
  real,
  vector,
  withoutUndefined,
} from '../../arbitrary.fixture';

const temperature = fc.constantFrom(1, 2, 4, 0.5);

/** Not a zero vector: its first element is 1 or more. */
const direction = (length: number) =>
  fc
    .tuple(fc.double({ min: 1, max: 4, noNaN: true }), vector(length - 1))
    .map(([first, rest]) => [first, ...rest]);

const weight = fc.constantFrom(0, 0.5, 1, 5);

const loss = fc
  .tuple(extent, extent, fc.boolean())
  .chain(([classes, width, hidden]) =>
    fc.record({
      studentLogits: vector(classes),
      teacherLogits: vector(classes),
      label: fc.integer({ min: 0, max: classes - 1 }),
      temperature: maybe(temperature),
      studentHidden: hidden ? direction(width) : fc.constant(undefined),
      teacherHidden: hidden ? direction(width) : fc.constant(undefined),
      weights: maybe(fc.record({ ce: weight, kd: weight, cos: weight }, { requiredKeys: [] })),
    }),
  )
  .map(withoutUndefined);

const softLabels = fc.record({ logits: extent.chain((classes) => vector(classes, real)), temperature });

export const distillInputs: RandomInputs = {
  'distill.loss': loss,
  'distill.softLabels': softLabels,
  'distill.compression': fc.record({ teacher: count(10 ** 12), student: count(10 ** 12) }),
};
