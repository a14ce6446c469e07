import { type Computed, inOrder, type Node } from '../language/node';
import { accumulated, inputError, LARGEST, rounded, SMALLEST_NORMAL } from './float32';
import { computeNode, dotRows, type Held, type Run, runScan } from './reference';
import { viewIndex } from './view-index';

/** Exact values and, for each, a proven bound on how far float32 may be from it. */
export type Bounded = { value: Float64Array; error: Float64Array };

type At = { value: number; error: number };
type Rule<P extends Computed> = (
  node: Node<P>,
  args: readonly Bounded[],
  value: Float64Array,
) => Float64Array;

const INFINITE = Number.POSITIVE_INFINITY;
/** How far a float64 result that stands for an exact one may be from it. */
const FLOAT64_UNIT = 2 ** -52;
/** 1/inverseSqrt(x): 2 ULP, then 2.5 ULP of the quotient, and their product. */
const SQRT_ULPS = 4.6;
const DIVISION_ULPS = 2.5;
/** Four 32-bit limbs, each rounded, and three sums. */
const TO_REAL_ULPS = 7;

function element({ value, error }: Bounded, i: number): At {
  const at = value.length === 1 ? 0 : i;
  return { value: value[at]!, error: error[at]! };
}

/** An infinite error stays infinite whatever it is multiplied by; 0·∞ must not become NaN. */
const times = (a: number, b: number) => (a === 0 || b === 0 ? 0 : a * b);

/** Beyond 2^53 units a float64 can no longer tell exact values apart; whole numbers need no finer unit than 1. */
function exactError(node: Node, value: number, error: number, terms: readonly At[]): number {
  const unit = terms.every((term) => Number.isInteger(term.value)) ? 1 : 2 ** -node.fractionBits;
  return error + (value / unit > Number.MAX_SAFE_INTEGER ? FLOAT64_UNIT * value : 0);
}

function elementwise(f: (value: number, args: At[]) => number): Rule<Computed> {
  return (node, args, value) =>
    value.map((v, i) => {
      const at = args.map((arg) => element(arg, i));
      if (node.dtype === 'exact') return exactError(node, v, exactPropagation(node, at), at);
      return at.some((a) => a.error === INFINITE) ? INFINITE : f(v, at);
    });
}

/** Sums and products of exact values carry only what earlier divisions left behind. */
function exactPropagation(node: Node, [a, b]: At[]): number {
  if (node.primitive === 'mul')
    return times(a!.value, b!.error) + times(b!.value, a!.error) + times(a!.error, b!.error);
  if (node.primitive !== 'div') return (a?.error ?? 0) + (b?.error ?? 0);
  const goesIn = a!.error === 0 && b!.error === 0 && a!.value % b!.value === 0;
  return goesIn ? 0 : quotientError(a!, b!) + 2 ** -node.fractionBits + FLOAT64_UNIT * (a!.value / b!.value);
}

/** |a/b − â/b̂| for any â, b̂ within their errors. */
function quotientError(a: At, b: At): number {
  const least = Math.abs(b.value) - b.error;
  return least > 0 ? (a.error + times(Math.abs(a.value / b.value), b.error)) / least : INFINITE;
}

function division(value: number, [a, b]: At[]): number {
  const [least, most] = [Math.abs(b!.value) - b!.error, Math.abs(b!.value) + b!.error];
  // Outside this range of divisors the specification promises nothing.
  if (!(least >= SMALLEST_NORMAL && most <= 2 ** 126)) return INFINITE;
  return rounded(value, quotientError(a!, b!), DIVISION_ULPS);
}

function squareRoot(value: number, [a]: At[]): number {
  if (a!.value === 0 && a!.error === 0) return 0;
  if (!(a!.value >= 0)) return INFINITE;
  const least = Math.max(a!.value - a!.error, 0);
  const propagated = value > 0 ? a!.error / (value + Math.sqrt(least)) : Math.sqrt(a!.error);
  // The kernel takes the root of anything below the normal range to be 0.
  const flushed = least < SMALLEST_NORMAL ? Math.sqrt(SMALLEST_NORMAL) : 0;
  return rounded(value, propagated, SQRT_ULPS) + flushed;
}

function exponential(value: number, [a]: At[]): number {
  const propagated = value * Math.expm1(a!.error);
  return rounded(value, Number.isNaN(propagated) ? 0 : propagated, 3 + 2 * (Math.abs(a!.value) + a!.error));
}

function overRows(f: (row: At[], value: number, node: Node) => number): Rule<Computed> {
  return (node, [a], value) => {
    const width = node.args[0]!.shape.at(-1)!;
    return value.map((v, i) => {
      const row = Array.from({ length: width }, (_, k) => element(a!, i * width + k));
      return row.some((x) => x.error === INFINITE) ? INFINITE : f(row, v, node);
    });
  };
}

const total = (row: At[], of: (at: At) => number) => row.reduce((sum, at) => sum + of(at), 0);

const realSum = overRows((row) =>
  accumulated(
    row.length - 1,
    total(row, (x) => Math.abs(x.value)),
    total(row, (x) => x.error),
  ),
);

const exactSum = overRows((row, value, node) =>
  exactError(
    node,
    value,
    total(row, (x) => x.error),
    row,
  ),
);

const maximumOfRow = overRows((row, value) => {
  const least = value - row.reduce((e, x) => (x.value === value ? Math.min(e, x.error) : e), INFINITE);
  return row.reduce((e, x) => (x.value + x.error >= least ? Math.max(e, x.error) : e), 0);
});

const none: Rule<Computed> = (_, _args, value) => new Float64Array(value.length);

const rules: { readonly [P in Exclude<Computed, 'scan'>]: Rule<P> } = {
  input: (node, _, value) => (node.dtype === 'real' ? value.map(inputError) : new Float64Array(value.length)),
  constant: (_, _args, value) => value.map(inputError),
  add: elementwise((v, [a, b]) => rounded(v, a!.error + b!.error)),
  sub: elementwise((v, [a, b]) => rounded(v, a!.error + b!.error)),
  mul: elementwise((v, [a, b]) => {
    const propagated = Math.abs(a!.value) * b!.error + Math.abs(b!.value) * a!.error + a!.error * b!.error;
    return rounded(v, propagated);
  }),
  div: elementwise(division),
  maximum: elementwise((_, [a, b]) => Math.max(a!.error, b!.error)),
  sqrt: elementwise(squareRoot),
  exp: elementwise(exponential),
  and: none,
  any: none,
  select: (_, [mask, yes, no], value) =>
    value.map((_v, i) => element(element(mask!, i).value === 1 ? yes! : no!, i).error),
  toReal: (_, [a], value) => value.map((v, i) => rounded(v, element(a!, i).error, TO_REAL_ULPS)),
  sum: (node, args, value) =>
    node.dtype === 'exact' ? exactSum(node, args, value) : realSum(node, args, value),
  max: maximumOfRow,
  view: (node, [a]) => Float64Array.from(viewIndex(node), (source) => a!.error[source]!),
  dot: (node, [a, b], value) =>
    value.map((_, i) => {
      const at = dotRows(node, i);
      let [magnitude, error] = [0, 0];
      for (let k = 0; k < at.width; k++) {
        const [x, y] = [element(a!, at.a + k), element(b!, at.b + k)];
        if (x.error === INFINITE || y.error === INFINITE) return INFINITE;
        magnitude += Math.abs(x.value * y.value);
        error += Math.abs(x.value) * y.error + Math.abs(y.value) * x.error + x.error * y.error;
      }
      return accumulated(at.width, magnitude, error);
    }),
};

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
  const computed = node as Node<Exclude<Computed, 'scan'>>;
  const value = computeNode(
    computed,
    args.map((arg) => arg.value),
  ) as Float64Array;
  const rule = rules[computed.primitive] as Rule<Computed>;
  return { value, error: rule(computed, args, value).map((e, i) => finiteOrInfinite(e, value[i]!)) };
}

/** A value float32 cannot hold, or a NaN on the way, leaves nothing to promise. */
function finiteOrInfinite(error: number, value: number): number {
  return Number.isNaN(error) || !(Math.abs(value) <= LARGEST) ? INFINITE : error;
}

function stackRows(rows: readonly Bounded[]): Bounded {
  const width = rows[0]!.value.length;
  const out = { value: new Float64Array(width * rows.length), error: new Float64Array(width * rows.length) };
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
