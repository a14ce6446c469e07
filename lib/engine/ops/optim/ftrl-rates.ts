import { add, div, maximum, minimum, neg, select, sqrt, sub } from '../../language/build';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import type { Slip } from '../../op';
import { number } from '../../schema/fields';

/** The four numbers FTRL-Proximal has for every coordinate. */
export const ftrlFields = {
  alpha: number('α, scale of the learning rate', { above: 0 }),
  beta: number('β, added to √n', { from: 0 }).default(1),
  l1: number('λ₁', { from: 0 }).default(0),
  l2: number('λ₂', { from: 0 }).default(0),
};

export type Rates = { alpha: number; beta: number; l1: number; l2: number };

export function bringRates(scope: Scope, { alpha, beta, l1, l2 }: Rates): void {
  scope.scalar('alpha', '\\alpha', alpha);
  scope.scalar('beta', '\\beta', beta);
  scope.scalar('l1', '\\lambda_1', l1);
  scope.scalar('l2', '\\lambda_2', l2);
}

/**
 * w = −(z − clip(z, ±λ₁))/((β + √n)/α + λ₂): z shrunk by λ₁ towards 0, which is sgn(z)·max(|z| − λ₁, 0) without a jump.
 * `seen` tells which coordinates have had a gradient, where nothing else keeps the denominator from 0; the others stay
 * at 0.
 */
export function proximalWeight(scope: Scope, z: Node, n: Node, seen: Node | null, mark: string): Node {
  const { at } = scope;
  const clipped = maximum(neg(at('l1')), minimum(z, at('l1')));
  const shrunk = scope.step('shrunk', `S${mark}`, sub(z, clipped));
  const curvature = add(div(add(at('beta'), sqrt(n)), at('alpha')), at('l2'));
  const denominator = scope.step('denominator', `D${mark}`, seen ? select(seen, curvature, 1) : curvature);
  return neg(div(shrunk, denominator));
}

/** Mistakes with the weight that follows from z and n. */
export const ftrlSlips = {
  'no-shrinkage': {
    explain: {
      en: 'Does not subtract λ₁: z itself stands in the numerator, and nothing becomes 0.',
      zh: '没有减去 λ₁：分子直接用 z，任何权重都不会变成 0。',
    },
    steps: { shrunk: (_, at) => maximum(at('z'), at('z')) },
  },
  'wrong-sign': {
    explain: { en: 'Loses the minus sign in front.', zh: '漏掉了最前面的负号。' },
    steps: { params: (right) => neg(right) },
  },
  'lambda-always-subtracted': {
    explain: {
      en: 'Subtracts λ₁ whatever the sign of z.',
      zh: '不管 z 的符号都减去 λ₁。',
    },
    steps: { shrunk: (_, at) => sub(at('z'), at('l1')) },
  },
  'no-root': {
    explain: { en: 'Takes n instead of √n.', zh: '用了 n 而不是 √n。' },
    steps: {
      denominator: (_, at) => add(div(add(at('beta'), at('n')), at('alpha')), at('l2')),
    },
  },
} as const satisfies Record<string, Slip<unknown>>;
