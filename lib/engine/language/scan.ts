import { node } from './build';
import { type Attributes, type Body, inOrder, type Node } from './node';

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

/** A body written out once more, for other values of its arguments: the new nodes in order, and its results. */
export function replay(body: Body, args: readonly Node[]): { order: Node[]; results: Node[] } {
  const copies = new Map<Node, Node>(body.arguments.map((argument, i) => [argument, args[i]!]));
  const order = copyAll(body.order, copies);
  return { order, results: body.results.map((result) => copies.get(result) ?? result) };
}

/** Copies nodes in order, with copies for arguments where there are any, and adds them to `copies`. */
function copyAll(order: readonly Node[], copies: Map<Node, Node>): Node[] {
  return order.map((part) => {
    const args = part.args.map((arg) => copies.get(arg) ?? arg);
    const attributes: Attributes[typeof part.primitive] =
      part.primitive === 'scan'
        ? { ...part.attributes, body: copyBody(part.attributes.body, copies) }
        : part.attributes;
    const copy = node(part.primitive, args, attributes, part.shape, part.dtype, part.fractionBits);
    copies.set(part, copy);
    return copy;
  });
}

/** A loop inside a body is copied with it: what it reads from outside may be a copy now. */
function copyBody(body: Body, outer: ReadonlyMap<Node, Node>): Body {
  const copies = new Map(outer);
  const args = copyAll(body.arguments, copies) as Node<'argument'>[];
  const order = copyAll(body.order, copies);
  const copied = (value: Node) => copies.get(value) ?? value;
  return {
    carried: body.carried,
    arguments: args,
    results: body.results.map(copied),
    order,
    free: body.free.map(copied),
  };
}
