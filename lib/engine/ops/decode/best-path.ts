import { z } from 'zod';
import { add, broadcast, floorDiv, max, mul, sub } from '../../language/build';
import { reshape, spread, transpose } from '../../language/move';
import type { Node } from '../../language/node';
import { argmax, take } from '../../language/rank';
import { defineOp } from '../../op';
import { result, tensor } from '../../schema/fields';
import { softmax } from '../attn/softmax-parts';

const input = z
  .strictObject({
    first: tensor({ shape: '[V]', ranks: [1], about: 'logits of the first token' }),
    second: tensor({ shape: '[V,W]', ranks: [2], about: 'logits of the second token after each first one' }),
  })
  .superRefine(({ first, second }, context) => {
    if (second.shape[0] === first.shape[0]) return;
    const message = `${second.shape[0]} rows where ${first.shape[0]} are wanted (one for each first token)`;
    context.addIssue({ code: 'custom', path: ['second'], message });
  });

/** Row `index` of a matrix, where the index is computed. */
function rowAt(matrix: Node, index: Node): Node {
  const columns = matrix.shape[1]!;
  const places = broadcast(reshape(index, [1, 1]), [columns, 1]);
  return reshape(take(transpose(matrix), places), [columns]);
}

/**
 * Two steps of decoding: greedy takes the most likely token at each, the best path is the pair with the largest joint
 * probability p(a)·p(b | a). They differ where a less likely start leads to a more certain end.
 * Source: Jurafsky & Martin, Speech and Language Processing (3rd ed.), beam search.
 * Shapes: first [V], second [V,W] → for each of greedy and best two tokens and their joint probability.
 */
export const bestPath = defineOp({
  id: 'decode.bestPath',
  title: { en: 'Greedy and best path over two steps', zh: '两步解码：贪心与最优路径' },
  source: 'Jurafsky & Martin, Speech and Language Processing (3rd ed.), greedy decoding and beam search',
  conventions: [
    {
      en: 'Row a of `second` holds the logits after first token a.',
      zh: '`second` 的第 a 行是首个词元为 a 时的 logits。',
    },
    {
      en: 'A tie goes to the lower first token, then the lower second.',
      zh: '并列时先取较小的首个词元，再取较小的第二个。',
    },
  ],
  input,
  output: z.strictObject({
    greedy: z.strictObject({
      tokens: result('[2]', 'most likely token at each step'),
      prob: result('', 'joint probability'),
    }),
    best: z.strictObject({
      tokens: result('[2]', 'most likely pair'),
      prob: result('', 'joint probability'),
    }),
  }),
  slips: {
    'greedy-is-best': {
      explain: {
        en: 'Takes the greedy path for the most likely one; an unlikely start may have the best end.',
        zh: '以为贪心路径就是概率最大的路径；起点概率低的路径，整体可能更优。',
      },
      steps: { bestPlace: (_, at) => at('greedyPlace'), bestProb: (_, at) => at('greedyProb') },
    },
    'probabilities-added': {
      explain: {
        en: 'Adds the two probabilities instead of multiplying them.',
        zh: '把两步概率相加，而不是相乘。',
      },
      steps: {
        joint: (_, at) => add(spread(at('firstProbs'), at('secondProbs')), at('secondProbs')),
        greedyProb: (_, at) => add(max(at('firstProbs')), max(at('greedyRow'))),
      },
    },
    'second-step-alone': {
      explain: {
        en: 'Looks for the largest probability of the second step and forgets the first.',
        zh: '只看第二步的最大概率，忘了第一步。',
      },
      steps: { joint: (_, at) => at('secondProbs') },
    },
  },
  define(scope, { first, second }) {
    const [starts, ends] = [scope.tensor('first', 'z_1', first), scope.tensor('second', 'z_2', second)];
    const firstProbs = scope.step('firstProbs', 'p_1', softmax(starts));
    const secondProbs = scope.step('secondProbs', 'p_2', softmax(ends));
    const width = scope.amount('width', 'W', second.shape[1]!);
    const pair = (place: Node): Node[] => {
      const start = floorDiv(place, width);
      return [start, sub(place, mul(start, width))];
    };
    const start = scope.step('greedyStart', 'a', argmax(starts));
    const end = scope.step('greedyEnd', 'b', argmax(rowAt(ends, start)));
    scope.step('greedyPlace', 'aW + b', add(mul(start, width), end));
    const greedyRow = scope.step('greedyRow', 'p_2(\\cdot \\mid a)', rowAt(secondProbs, start));
    const greedyProb = scope.step('greedyProb', 'p_{ab}', mul(max(firstProbs), max(greedyRow)));
    const joint = scope.step('joint', 'P', mul(spread(firstProbs, secondProbs), secondProbs));
    const flat = reshape(joint, [first.data.length * second.shape[1]!]);
    const place = scope.step('bestPlace', '\\arg\\max P', argmax(flat));
    const best = scope.step('bestProb', '\\max P', max(flat));
    return { greedy: { tokens: [start, end], prob: greedyProb }, best: { tokens: pair(place), prob: best } };
  },
});
