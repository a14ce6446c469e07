import { node } from './build';
import { type Body, inOrder, type Node } from './node';

export type ScanResult = {
  /** The carried values after the last turn. */
  final: Node[];
  /** Each stacked value with a new first axis, one row a turn. */
  stacked: Node[];
};

/**
 * Repeats `body` once for each row of the sequences (all with the same first extent), carrying `initial` along.
 * The turns run in order; nothing in a body may depend on how many there are.
 */
export function scan(
  initial: readonly Node[],
  sequences: readonly Node[],
  body: (carried: Node[], rows: Node[]) => { next: Node[]; stack: Node[] },
): ScanResult {
  const length = sequences[0]!.shape[0]!;
  const args = [
    ...initial.map((value, index) =>
      node('argument', [], { index }, value.shape, value.dtype, value.fractionBits),
    ),
    ...sequences.map((value, i) =>
      node(
        'argument',
        [],
        { index: initial.length + i },
        value.shape.slice(1),
        value.dtype,
        value.fractionBits,
      ),
    ),
  ];
  const { next, stack } = body(args.slice(0, initial.length), args.slice(initial.length));
  const results = [...next, ...stack];
  const { order, free } = splitBody(args, results);
  const record: Body = { carried: initial.length, arguments: args, results, order, free };
  const loop = node('scan', [...initial, ...sequences, ...free], { body: record, length }, [], 'real');
  const pick = (value: Node, index: number, shape: readonly number[]) =>
    node('pick', [loop], { index }, shape, value.dtype, value.fractionBits);
  return {
    final: next.map((value, index) => pick(value, index, value.shape)),
    stacked: stack.map((value, i) => pick(value, next.length + i, [length, ...value.shape])),
  };
}

/** Tells what changes from turn to turn from what is read from outside. */
function splitBody(args: readonly Node[], results: readonly Node[]): Pick<Body, 'order' | 'free'> {
  const changing = new Set<Node>(args);
  const order: Node[] = [];
  const free = new Set<Node>();
  for (const part of inOrder(results)) {
    if (changing.has(part) || !part.args.some((arg) => changing.has(arg))) continue;
    changing.add(part);
    order.push(part);
    for (const arg of part.args) if (!changing.has(arg)) free.add(arg);
  }
  for (const result of results) if (!changing.has(result)) free.add(result);
  return { order, free: [...free] };
}

/** Running sums along the last axis: element i is x₀ + … + xᵢ. */
export function cumulativeSum(value: Node): Node {
  return node('cumulativeSum', [value], {}, value.shape, value.dtype, value.fractionBits);
}
