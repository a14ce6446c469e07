import { type Computed, inOrder, type Node } from '../language/node';
import { UNIT } from './float32';
import { computeNode, dotRows, type Held, type Run, runScan } from './reference';

/**
 * float32 as bad as WGSL allows it: every rounding goes to either neighbour, every function is off by a random share
 * of its ULP allowance, sums run in a random order and subnormals are flushed when it hurts.
 */

const SMALLEST_NORMAL = 2 ** -126;
/** Chooses among what the specification permits: a number in [0, 1). */
type Chance = () => number;
type Values = Float64Array;

/** `exact` moved by up to `ulps` units in the last place, then to a float32 neighbour. */
function offBy(exact: number, ulps: number, chance: Chance): number {
  if (exact === 0 || !Number.isFinite(exact)) return exact;
  if (Math.abs(exact) < SMALLEST_NORMAL && chance() < 0.5) return 0;
  const nearest = Math.fround(exact);
  const step = 2 ** Math.max(Math.floor(Math.log2(Math.abs(exact))), -126) * UNIT;
  if (ulps === 1) {
    if (nearest === exact) return exact;
    return Math.fround(chance() < 0.5 ? nearest : nearest + (exact > nearest ? step : -step));
  }
  return Math.fround(exact + (chance() * 2 - 1) * (ulps - 0.5) * step);
}

function shuffledSum(terms: number[], chance: Chance): number {
  const left = [...terms];
  while (left.length > 1) {
    const [a] = left.splice(Math.floor(chance() * left.length), 1);
    const at = Math.floor(chance() * left.length);
    left[at] = offBy(left[at]! + a!, 1, chance);
  }
  return left[0]!;
}

const at = (values: Values, i: number) => values[values.length === 1 ? 0 : i]!;

/** What float32 may make of one node; exact integers and masks are as in the reference. */
function simulateNode(node: Node<Computed>, args: Values[], chance: Chance): Values {
  const exact = computeNode(node, args) as Values;
  if (node.dtype !== 'real') return exact;
  switch (node.primitive) {
    case 'input':
    case 'constant':
      return exact.map((x) => (Math.abs(x) < SMALLEST_NORMAL ? 0 : Math.fround(x)));
    case 'add':
    case 'sub':
    case 'mul':
      return exact.map((x) => offBy(x, 1, chance));
    case 'div':
      return exact.map((x) => offBy(x, 2.5, chance));
    case 'sqrt':
      return exact.map((x, i) => (at(args[0]!, i) < SMALLEST_NORMAL ? 0 : offBy(x, 4.5, chance)));
    case 'exp':
      return exact.map((x, i) => offBy(x, 3 + 2 * Math.abs(at(args[0]!, i)), chance));
    case 'toReal':
      return exact.map((x) => offBy(x, 4, chance));
    case 'sum': {
      const width = node.args[0]!.shape.at(-1)!;
      return exact.map((_, i) => shuffledSum([...args[0]!.subarray(i * width, (i + 1) * width)], chance));
    }
    case 'dot':
      return exact.map((_, i) => {
        const rows = dotRows(node, i);
        const terms = Array.from({ length: rows.width }, (_, k) =>
          offBy(args[0]![rows.a + k]! * args[1]![rows.b + k]!, 1, chance),
        );
        return shuffledSum(terms, chance);
      });
    default:
      return exact;
  }
}

function step(chance: Chance) {
  return function apply(node: Node, run: ReadonlyMap<Node, Held<Values>>): Held<Values> {
    if (node.primitive === 'argument') throw new Error('an argument stands outside its scan');
    if (node.primitive === 'pick')
      return (run.get(node.args[0]!) as readonly Values[])[node.attributes.index]!;
    const args = node.args.map((arg) => run.get(arg) as Values);
    if (node.primitive !== 'scan') return simulateNode(node, args, chance);
    return runScan(node, args, {
      row: (values, turn, width) => values.subarray(turn * width, (turn + 1) * width),
      step: apply,
      stack: (rows) => Float64Array.from(rows.flatMap((row) => [...row])),
    });
  };
}

/** Runs the graph in adversarial float32. */
export function adversarialFloat32(roots: readonly Node[], chance: Chance): ReadonlyMap<Node, Held<Values>> {
  const apply = step(chance);
  const run: Run<Values> = new Map();
  for (const node of inOrder(roots)) run.set(node, apply(node, run));
  return run;
}
