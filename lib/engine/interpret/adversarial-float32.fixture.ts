import { inOrder, type Node } from '../language/node';
import { UNIT } from './float32';
import {
  ERF_ONE_FROM,
  ERF_POLYNOMIAL_BELOW,
  horner,
  LOG1P_POLYNOMIAL_FROM,
  LOG1P_POLYNOMIAL_TO,
  type Polynomial,
  TANH_POLYNOMIAL_BELOW,
} from './polynomials';
import { computeNode, type Held, type Run, runScan } from './reference';
import type { Simple } from './reference-rules';
import { dotRows } from './values';

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

/** The functions as the kernels work them out, in arithmetic as bad as is allowed. */
function roughFunctions(chance: Chance) {
  const add = (a: number, b: number) => offBy(a + b, 1, chance);
  const mul = (a: number, b: number) => offBy(a * b, 1, chance);
  const div = (a: number, b: number) => offBy(a / b, 2.5, chance);
  const exp = (x: number) => offBy(Math.exp(x), 3 + 2 * Math.abs(x), chance);
  const polynomial = (name: Polynomial, t: number) => horner(name, t, add, mul);
  function log(x: number): number {
    const exact = Math.log(x);
    if (x < 0.5 || x > 2) return offBy(exact, 3, chance);
    return Math.fround(exact + (chance() * 2 - 1) * 2 ** -21 * 0.99);
  }
  return {
    log,
    exp,
    log1p(x: number): number {
      if (x < LOG1P_POLYNOMIAL_FROM || x > LOG1P_POLYNOMIAL_TO) return log(add(1, x));
      const s = div(x, add(2, x));
      const t = mul(s, s);
      return add(2 * s, mul(mul(s, t), polynomial('log1p', t)));
    },
    tanh(x: number): number {
      if (Math.abs(x) < TANH_POLYNOMIAL_BELOW) {
        const t = mul(x, x);
        return add(x, mul(mul(x, t), polynomial('tanh', t)));
      }
      const e = exp(-2 * Math.abs(x));
      return Math.sign(x) * div(add(1, -e), add(1, e));
    },
    sigmoid(x: number): number {
      const e = exp(-Math.abs(x));
      return div(x >= 0 ? 1 : e, add(1, e));
    },
    erf(x: number): number {
      const size = Math.abs(x);
      if (size < ERF_POLYNOMIAL_BELOW) return add(x, mul(x, polynomial('erf', mul(x, x))));
      if (size >= ERF_ONE_FROM) return Math.sign(x);
      const tail = polynomial('erfcScaled', div(2, add(2, size)));
      return Math.sign(x) * add(1, -mul(exp(-mul(size, size)), tail));
    },
    sin(x: number): number {
      const t = mul(x, x);
      return add(x, mul(mul(x, t), polynomial('sin', t)));
    },
    cos(x: number): number {
      const t = mul(x, x);
      return add(add(1, -0.5 * t), mul(mul(t, t), polynomial('cos', t)));
    },
    power(x: number, exponent: number): number {
      let value = 1;
      for (let n = 0; n < exponent; n++) value = mul(value, x);
      return value;
    },
  };
}

const at = (values: Values, i: number) => values[values.length === 1 ? 0 : i]!;

/** What float32 may make of one node; exact integers and masks are as in the reference, of what float32 has made. */
function simulateNode(node: Node<Simple>, args: Values[], chance: Chance): Values {
  const exact = computeNode(node, args);
  if (node.dtype !== 'real') return exact;
  const rough = roughFunctions(chance);
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
    case 'log':
    case 'log1p':
    case 'tanh':
    case 'sigmoid':
    case 'erf':
    case 'sin':
    case 'cos':
      return args[0]!.map(rough[node.primitive]);
    case 'power':
      return args[0]!.map((x) => rough.power(x, node.attributes.exponent));
    case 'cumulativeSum': {
      const width = node.shape.at(-1)!;
      return exact.map((_, i) => shuffledSum([...args[0]!.subarray(i - (i % width), i + 1)], chance));
    }
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
