import { z } from 'zod';
import { div, dot, mul, sqrt, square, sub, sum } from '../../language/build';
import { reshape, row, transpose } from '../../language/move';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { defineOp } from '../../op';
import { count, result, tensor, wantShape } from '../../schema/fields';
import type { Tensor } from '../../tensor';
import { scoreScale } from './attend';
import { softmax } from './softmax-parts';

const sentence = (shape: string, which: string) =>
  tensor({ shape, ranks: [2], about: `static vectors of the ${which} sentence` });

/** In a refinement: a place of the sentence, where a vector that is not zero stands. */
function wantWord(context: z.RefinementCtx, field: string, place: number, { shape, data }: Tensor): void {
  const [length, width] = shape as [number, number];
  const word = data.subarray(place * width, (place + 1) * width);
  if (place < length && word.some((x) => x !== 0)) return;
  const message =
    place < length
      ? `a zero vector at place ${place} where one with a direction is wanted`
      : `${place} where a place below ${length} is wanted`;
  context.addIssue({ code: 'custom', path: [field], message });
}

const input = z
  .strictObject({
    a: sentence('[Ta,d]', 'one'),
    b: sentence('[Tb,d]', 'other'),
    placeA: count('place of the word in a', 0),
    placeB: count('place of the word in b', 0),
  })
  .superRefine(({ a, b, placeA, placeB }, context) => {
    wantShape(context, 'b', b, [b.shape[0]!, a.shape[1]!], 'd, shared with a');
    wantWord(context, 'placeA', placeA, a);
    wantWord(context, 'placeB', placeB, b);
  });

/** cos of two vectors, in steps whose names begin with `name`. */
function cosineOf(scope: Scope, name: string, symbol: string, a: Node, b: Node): Node {
  const product = scope.step(`${name}Dot`, `d_{${symbol}}`, sum(mul(a, b)));
  const lengths = mul(sqrt(sum(square(a))), sqrt(sum(square(b))));
  return scope.step(
    name,
    `\\cos_{${symbol}}`,
    div(product, scope.step(`${name}Norms`, `n_{${symbol}}`, lengths)),
  );
}

/**
 * One word in two sentences, before and after a layer of self-attention: with static vectors it is the same vector and
 * the cosine is 1; attention mixes each sentence into it, and the two part.
 * Source: Vaswani et al. 2017, eq. 1 with Q = K = V = X; Peters et al. 2018 (ELMo), §5.3, on “bank”-like words. A toy
 * layer: no projections, no residual, no norm, no positions.
 * Shapes: a [Ta,d], b [Tb,d] → static, contextual.
 */
export const contextualCosine = defineOp({
  id: 'attn.contextualCosine',
  title: { en: 'One word in two contexts', zh: '同一个词在两个语境中的相似度' },
  source: 'Vaswani et al. 2017, eq. 1 with Q = K = V; Peters et al. 2018, §5.3',
  conventions: [
    {
      en: 'A toy layer: Q = K = V = the static vectors, scaled by 1/√d, no projections, residual, norm or positions.',
      zh: '玩具层：Q = K = V = 静态向量，按 1/√d 缩放，无投影、残差、归一化与位置编码。',
    },
  ],
  input,
  output: z.strictObject({
    static: result('', 'cosine of the two static vectors'),
    contextual: result('', 'cosine of the two after attention'),
  }),
  slips: {
    'still-static': {
      explain: {
        en: 'Lets a word keep its vector, as Word2Vec would.',
        zh: '以为词向量不随上下文变化，那是 Word2Vec 的情形。',
      },
      steps: { contextual: (_, at) => at('static') },
    },
    'no-scale': {
      explain: { en: 'Leaves out the division by √d.', zh: '没有除以 √d。' },
      steps: {
        scoresA: (_, at) => at('rawA'),
        scoresB: (_, at) => at('rawB'),
      },
    },
    distance: {
      explain: {
        en: 'Takes the cosine distance 1 − cos.',
        zh: '给出的是余弦距离 1 − cos。',
      },
      steps: { contextual: (right) => sub(1, right) },
    },
  },
  define(scope, { a, b, placeA, placeB }) {
    const scale = scoreScale(scope, a.shape[1]!);
    const sides = (
      [
        ['A', a, placeA],
        ['B', b, placeB],
      ] as const
    ).map(([side, words, place]) => {
      const all = scope.tensor(`words${side}`, `X_${side}`, words);
      const word = scope.step(`word${side}`, `x_${side}`, row(all, place));
      const [length, width] = words.shape as [number, number];
      const raw = reshape(dot(all, reshape(word, [1, width])), [length]);
      const scores = mul(scope.step(`raw${side}`, `r_${side}`, raw), scale);
      const weights = softmax(scope.step(`scores${side}`, `s_${side}`, scores));
      const share = reshape(scope.step(`weights${side}`, `w_${side}`, weights), [1, length]);
      const mixed = reshape(dot(share, transpose(all)), [width]);
      return { word, mixed: scope.step(`attended${side}`, `y_${side}`, mixed) };
    });
    const [first, second] = sides as [(typeof sides)[0], (typeof sides)[0]];
    return {
      static: cosineOf(scope, 'static', 'x', first.word, second.word),
      contextual: cosineOf(scope, 'contextual', 'y', first.mixed, second.mixed),
    };
  },
});
