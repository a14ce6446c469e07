import { add, mul } from '../../language/build';
import { reshape } from '../../language/move';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import type { Tensor } from '../../tensor';
import { type Descent, stepCount } from './descent-input';

/** What a method keeps from step to step; every slot starts at zero. */
export type Slot = { name: string; symbol: string };

/** What the turns of the loop are given besides the gradient: one row a step. */
export type StepRow = {
  name: string;
  symbol: string;
  sequence: Node;
  derivation?: (element: number) => string;
};

type Method = {
  slots?: readonly Slot[];
  rows?: readonly StepRow[];
  /**
   * Writes one step: every slot under its name, and `params`. The parameters before it stand under `x`, a slot's old
   * value under its name and `Before`; `gradient` is ∇f at a point.
   */
  step: (inner: Scope, gradient: (point: Node) => Node) => void;
};

/** f(1), f(2), …, one number a step. */
export const perStep = (steps: number, f: (t: number) => number): Tensor => ({
  shape: [steps],
  data: Float64Array.from({ length: steps }, (_, i) => f(i + 1)),
});

/** What makes a turn: its gradient, or where the gradient follows from the point, its number. */
function turnRow(scope: Scope, given: Descent): StepRow {
  const { grads } = given;
  const steps = stepCount(given);
  if (grads) return { name: 'grad', symbol: '\\nabla f_{{t}}', sequence: scope.tensor('grads', 'g', grads) };
  const numbers = perStep(steps, (t) => t);
  return { name: 'turn', symbol: 't', sequence: scope.tensor('turns', 't', numbers) };
}

/**
 * The loop every optimiser is: from `params`, one step for each gradient. Gives the parameters after each step and
 * each slot after the last.
 */
export function descend(
  scope: Scope,
  given: Descent,
  { slots = [], rows = [], step }: Method,
): { trajectory: Node; slot: (name: string) => Node; stacked: Record<string, Node> } {
  const { params, quadratic } = given;
  const start = scope.tensor('params', '\\theta_0', params);
  const curvature = quadratic ? scope.tensor('quadratic.a', 'a', quadratic.a) : null;
  const zeros = { shape: params.shape, data: new Float64Array(params.data.length) };
  const carried = [
    { name: 'x', symbol: '\\theta_{{t-1}}', initial: start },
    ...slots.map(({ name, symbol }) => ({
      name: `${name}Before`,
      symbol: `${symbol}_{{t-1}}`,
      initial: scope.tensor(`${name}0`, '0', zeros),
    })),
  ];
  const { final, stacked } = scope.loop(carried, [...rows, turnRow(scope, given)], (inner) => {
    // A copy of the given gradient: one node may not carry both the sequence's name and the step's.
    const gradient = (point: Node) =>
      curvature ? mul(curvature, point) : reshape(inner.at('grad'), params.shape);
    step(inner, gradient);
    const kept = slots.map(({ name }) => [`${name}Before`, inner.at(name)]);
    return { x: inner.at('params'), ...Object.fromEntries(kept) };
  });
  return { trajectory: stacked.params!, slot: (name) => final[`${name}Before`]!, stacked };
}

/** A decay rate β as a moving average uses it: β of the old value, 1 − β of the new one. */
export type DecayRate = { old: Node; fresh: Node };

/** Brings in β and, worked out in float64 because near β = 1 float32 would lose most of its digits, 1 − β. */
export function decayRate(scope: Scope, name: string, symbol: string, beta: number): DecayRate {
  return {
    old: scope.scalar(name, symbol, beta),
    fresh: scope.scalar(`1-${name}`, `(1-${symbol})`, 1 - beta, `(1-${beta})`),
  };
}

/** β·old + (1 − β)·new. */
export const movingAverage = (before: Node, rate: DecayRate, value: Node): Node =>
  add(mul(rate.old, before), mul(rate.fresh, value));
