import { float64 } from '../float64';
import { inOrder, type Node } from '../language/node';
import { rules } from './bound-rules';
import type { Bounded, BoundRule } from './bounded';
import { LARGEST } from './float32';
import { computeNode, type Held, type Run, runScan } from './reference';

function step(node: Node, run: ReadonlyMap<Node, Held<Bounded>>): Held<Bounded> {
  if (node.primitive === 'argument') throw new Error('an argument stands outside its scan');
  if (node.primitive === 'pick')
    return (run.get(node.args[0]!) as readonly Bounded[])[node.attributes.index]!;
  const args = node.args.map((arg) => run.get(arg) as Bounded);
  if (node.primitive === 'scan') {
    return runScan(node, args, {
      row: ({ value, error }, turn, width) => ({
        value: value.subarray(turn * width, (turn + 1) * width),
        error: error.subarray(turn * width, (turn + 1) * width),
      }),
      step,
      stack: stackRows,
    });
  }
  const value = computeNode(
    node,
    args.map((arg) => arg.value),
  );
  const rule = rules[node.primitive] as BoundRule;
  return { value, error: rule(node, args, value).map((e, i) => finiteOrInfinite(e, value[i]!)) };
}

/** A value float32 cannot hold, or a NaN on the way, leaves nothing to promise. */
function finiteOrInfinite(error: number, value: number): number {
  return Number.isNaN(error) || !(Math.abs(value) <= LARGEST) ? Number.POSITIVE_INFINITY : error;
}

function stackRows(rows: readonly Bounded[]): Bounded {
  const width = rows[0]!.value.length;
  const out = { value: float64(width * rows.length), error: float64(width * rows.length) };
  for (const [i, row] of rows.entries()) {
    out.value.set(row.value, i * width);
    out.error.set(row.error, i * width);
  }
  return out;
}

/**
 * Runs the graph keeping, for every element, a bound on |float32 − exact| that holds under WGSL's rules whatever
 * the order of sums: inputs rounded once, every operation off by what the specification allows, errors propagated
 * in full (no first-order shortcuts). ∞ where nothing can be promised; never NaN.
 */
export function bounds(roots: readonly Node[]): ReadonlyMap<Node, Held<Bounded>> {
  const run: Run<Bounded> = new Map();
  for (const node of inOrder(roots)) run.set(node, step(node, run));
  return run;
}
