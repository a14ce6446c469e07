import type { Node } from '../language/node';
import type { Simple } from './reference-rules';

/** Exact values and, for each, a proven bound on how far float32 may be from it. */
export type Bounded = { value: Float64Array; error: Float64Array };

/** One element of a bounded value. */
export type At = { value: number; error: number };

/** The bounds on a node's elements, from its arguments and its own exact values. */
export type BoundRule<P extends Simple = Simple> = (
  node: Node<P>,
  args: readonly Bounded[],
  value: Float64Array,
) => Float64Array;

export const INFINITE = Number.POSITIVE_INFINITY;

export function element({ value, error }: Bounded, i: number): At {
  const at = value.length === 1 ? 0 : i;
  return { value: value[at]!, error: error[at]! };
}

/** An infinite error stays infinite whatever it is multiplied by; 0·∞ must not become NaN. */
export const times = (a: number, b: number) => (a === 0 || b === 0 ? 0 : a * b);

/** Element by element; nothing is promised about what comes from something that nothing is promised about. */
export function elementwise<P extends Simple>(
  f: (value: number, args: At[], node: Node<P>) => number,
): BoundRule<P> {
  return (node, args, value) =>
    value.map((v, i) => {
      const at = args.map((arg) => element(arg, i));
      return at.some((a) => a.error === INFINITE) ? INFINITE : f(v, at, node);
    });
}

/** Row by row of the last axis, one result each. */
export function overRows<P extends Simple>(
  f: (row: At[], value: number, node: Node<P>) => number,
): BoundRule<P> {
  return (node, [a], value) => {
    const width = node.args[0]!.shape.at(-1)!;
    return value.map((v, i) => {
      const row = Array.from({ length: width }, (_, k) => element(a!, i * width + k));
      return row.some((x) => x.error === INFINITE) ? INFINITE : f(row, v, node);
    });
  };
}

export const total = (row: readonly At[], of: (at: At) => number) => row.reduce((sum, at) => sum + of(at), 0);
