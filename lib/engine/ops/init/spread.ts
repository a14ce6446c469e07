import { mul } from '../../language/build';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import type { Outputs, Slip } from '../../op';

/** σ and the bound √3σ of the uniform distribution with the same variance: U(−a, a) has variance a²/3. */
export function spreadOf(scope: Scope, variance: Node, root: Node): Outputs {
  const std = scope.step('std', '\\sigma', root);
  const rootThree = scope.scalar('rootThree', '\\sqrt{3}', Math.sqrt(3), '\\sqrt{3}');
  return { variance, std, bound: scope.step('bound', 'a', mul(rootThree, std)) };
}

/** Mistakes with variance, deviation and bound, the same in every initialisation. */
export const spreadSlips = {
  'variance-for-std': {
    explain: {
      en: 'Gives the variance where the standard deviation is asked.',
      zh: '问标准差却给了方差。',
    },
    steps: { std: (_, at) => mul(1, at('variance')) },
  },
  'bound-is-std': {
    explain: {
      en: 'Takes σ for the bound of the uniform distribution, without √3.',
      zh: '把 σ 当作均匀分布的边界，漏了 √3。',
    },
    steps: { bound: (_, at) => mul(1, at('std')) },
  },
} as const satisfies Record<string, Slip<unknown>>;
