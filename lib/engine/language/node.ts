import type { Shape } from '../tensor';

/**
 * The tensor language: what every op is written in and every interpreter reads.
 *
 * - `real` values are float64 in the reference and float32 on the GPU;
 * - `exact` values are non-negative multiples of 2^-fractionBits (bytes, counts): integers on the GPU, too;
 * - `bool` values are masks, held as 0 and 1.
 */
export type DType = 'real' | 'exact' | 'bool';

/** What each primitive carries besides its arguments. The keys are the whole language. */
export type Attributes = {
  /** A value given from outside: the case's own numbers, or one worked out from its hyperparameters in float64. */
  input: { data: Float64Array };
  /** A number that is part of the formula. */
  constant: { value: number };
  /** What a scan's body is given at each turn. */
  argument: { index: number };
  add: object;
  sub: object;
  mul: object;
  div: object;
  /** ⌊a/b⌋ of exact values. */
  floorDiv: object;
  maximum: object;
  minimum: object;
  neg: object;
  abs: object;
  /** −1, 0 or 1. */
  sign: object;
  /** aⁿ for a whole n ≥ 0; a⁰ is 1 for every a. */
  power: { exponent: number };
  sqrt: object;
  exp: object;
  log: object;
  /** ln(1 + a), right for small a. */
  log1p: object;
  tanh: object;
  /** 1/(1 + e⁻ᵃ). */
  sigmoid: object;
  erf: object;
  /** Of angles up to π/4; larger ones are reduced before (language/angle.ts). */
  sin: object;
  cos: object;
  less: object;
  lessEqual: object;
  equal: object;
  /** Where the condition holds the first value, elsewhere the second. */
  select: object;
  not: object;
  and: object;
  or: object;
  /** Exact → real. */
  toReal: object;
  /** Over the last axis. */
  sum: object;
  max: object;
  any: object;
  /** Running sums along the last axis, each with its own element in it. */
  cumulativeSum: object;
  /** The places (exact) of the last axis' elements, largest element first; a tie to the lower place. */
  order: object;
  /** The place (exact) of the last axis' largest element; a tie to the lower place. */
  argmax: object;
  /** value[…, index[…,k]]: elements of the last axis, at places that are themselves exact values. */
  take: object;
  /** The arguments one after the other along the first axis. */
  concat: object;
  /** The same numbers under another shape: element i sits at offset + Σ indexₐ·strideₐ of the argument. */
  view: { strides: readonly number[]; offset: number; transposed: boolean };
  /** Σₖ a[…,m,k]·b[…,n,k] → […,m,n]: both run over their last axis. */
  dot: object;
  /** A body applied to a carried state, once for each row of the sequences; its results come through `pick`. */
  scan: { body: Body; length: number };
  pick: { index: number };
};

export type Primitive = keyof Attributes;

export type Node<P extends Primitive = Primitive> = P extends Primitive
  ? {
      readonly id: number;
      readonly primitive: P;
      readonly args: readonly Node[];
      readonly attributes: Attributes[P];
      readonly shape: Shape;
      readonly dtype: DType;
      /** Binary digits after the point of an exact value; 0 for every other. */
      readonly fractionBits: number;
    }
  : never;

/**
 * What a scan repeats. Its arguments are the carried values, then one row of each sequence; its results are
 * first the next carried values, then what is stacked over the turns.
 */
export type Body = {
  readonly carried: number;
  readonly arguments: readonly Node<'argument'>[];
  readonly results: readonly Node[];
  /** What is worked out anew at each turn, in order. */
  readonly order: readonly Node[];
  /** Values from outside that the body reads; the scan has them as its last arguments. */
  readonly free: readonly Node[];
};

/**
 * What an interpreter has a rule for. An argument is given its value by its scan and a pick only reads its scan's,
 * so neither computes anything.
 */
export type Computed = Exclude<Primitive, 'argument' | 'pick'>;

/** Nodes by how long before the last one they were made. */
type Backwards = (Node | undefined)[];

function place(node: Node, last: number, found: Backwards): void {
  const back = last - node.id;
  // Without holes, which would make it a slow array.
  while (found.length < back) found.push(undefined);
  found[back] = node;
}

/** Every node the given ones need, in the order they were made in: each comes after its arguments. */
export function inOrder(roots: readonly Node[]): Node[] {
  let last = 0;
  for (const { id } of roots) last = Math.max(last, id);
  const found: Backwards = [];
  for (const root of roots) place(root, last, found);
  const order: Node[] = [];
  // Grows while it is walked: every node found brings its arguments.
  for (let back = 0; back < found.length; back++) {
    const node = found[back];
    if (!node) continue;
    order.push(node);
    for (const arg of node.args) place(arg, last, found);
  }
  return order.reverse();
}
