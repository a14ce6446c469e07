import { add, sqrt } from '../../language/build';
import type { Node } from '../../language/node';
import type { Slip } from '../../op';

type Placement = 'outside' | 'inside';

/** √v + ε, or √(v + ε). */
export function rootWithEpsilon(v: Node, eps: Node, placement: Placement): Node {
  return placement === 'inside' ? sqrt(add(v, eps)) : add(sqrt(v), eps);
}

/** Mistakes with a step named `root` over the second moment called `second`, and with the step it divides. */
export function denominatorSlips<Input extends { epsPlacement: Placement }>(
  second: string,
): Record<string, Slip<Input>> {
  return {
    'no-root': {
      explain: {
        en: 'Divides by the second moment itself, without taking the root.',
        zh: '没有开根号，直接除以二阶矩。',
      },
      steps: { root: (_, at) => add(at(second), at('eps')) },
    },
    'epsilon-other-side': {
      explain: {
        en: 'Puts ε on the other side of the root.',
        zh: '把 ε 放在了根号的另一侧。',
      },
      input: (given) => ({ ...given, epsPlacement: given.epsPlacement === 'inside' ? 'outside' : 'inside' }),
    },
    ascend: {
      explain: { en: 'Adds the step instead of subtracting it.', zh: '加上了更新量，而不是减去。' },
      steps: { params: (_, at) => add(at('x'), at('update')) },
    },
  };
}
