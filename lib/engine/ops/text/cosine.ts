import { z } from 'zod';
import { div, mul, sqrt, square, sub, sum } from '../../language/build';
import { defineOp } from '../../op';
import { result, tensor, wantShape } from '../../schema/fields';
import { direction } from './direction';

const vector = (about: string) => tensor({ shape: '[d]', ranks: [1], about });

const input = z
  .strictObject({ a: vector('one vector'), b: vector('the other') })
  .superRefine(({ a, b }, context) => {
    wantShape(context, 'b', b, a.shape, 'd, shared with a');
    for (const [field, value] of Object.entries({ a, b })) {
      if (value.data.some((x) => x !== 0)) continue;
      context.addIssue({
        code: 'custom',
        path: [field],
        message: 'a zero vector where one with a direction is wanted',
      });
    }
  });

/**
 * cos(a, b) = a·b / (‖a‖·‖b‖): 1 for the same direction, 0 for perpendicular vectors.
 * Source: Salton, Wong & Yang 1975; scipy.spatial.distance.cosine is 1 minus it. A zero vector is refused.
 * Shapes: a, b [d] → similarity.
 */
export const cosine = defineOp({
  id: 'text.cosine',
  title: { en: 'Cosine similarity', zh: '余弦相似度' },
  source: 'Salton, Wong & Yang 1975; scipy.spatial.distance.cosine (1 − similarity)',
  conventions: [
    {
      en: 'A similarity from −1 to 1, not a distance; a zero vector has none.',
      zh: '结果为 −1 到 1 的相似度而非距离；零向量没有相似度。',
    },
  ],
  input,
  output: z.strictObject({ similarity: result('', 'cosine of the angle') }),
  slips: {
    'dot-product': {
      explain: {
        en: 'Stops at the dot product, without dividing by the lengths.',
        zh: '只算了点积，没有除以两个向量的模长。',
      },
      steps: { similarity: (_, at) => at('dot') },
    },
    distance: {
      explain: {
        en: 'Gives the cosine distance 1 − cos.',
        zh: '给出的是余弦距离 1 − cos。',
      },
      steps: { similarity: (right) => sub(1, right) },
    },
    'squared-lengths': {
      explain: {
        en: 'Divides by the squared lengths: the roots are missing.',
        zh: '除以了模长的平方，漏了开方。',
      },
      steps: { similarity: (_, at) => div(at('dot'), mul(at('squaredA'), at('squaredB'))) },
    },
    'one-length': {
      explain: { en: 'Divides by one of the two lengths.', zh: '只除以了其中一个模长。' },
      steps: { similarity: (_, at) => div(at('dot'), at('normA')) },
    },
  },
  define(scope, given) {
    const a = direction(scope, 'a', 'a', given.a);
    const b = direction(scope, 'b', 'b', given.b);
    const dot = scope.step('dot', 'a\\cdot b', sum(mul(a, b)));
    const squaredA = scope.step('squaredA', '\\lVert a\\rVert^2', sum(square(a)));
    const squaredB = scope.step('squaredB', '\\lVert b\\rVert^2', sum(square(b)));
    const normA = scope.step('normA', '\\lVert a\\rVert', sqrt(squaredA));
    const normB = scope.step('normB', '\\lVert b\\rVert', sqrt(squaredB));
    return { similarity: scope.step('similarity', '\\cos', div(dot, mul(normA, normB))) };
  },
});
