import { type Computed, inOrder, type Node } from '../language/node';
import { sizeOf } from '../tensor';
import { viewIndex } from './view-index';

/** Row-major float64 values. */
type Values = Float64Array;
/** What a node has in a run: its values, or for a scan one array for each result. */
export type Held<T> = T | readonly T[];
export type Run<T> = Map<Node, Held<T>>;

/** Told of every turn of a scan with the values of its body: how a trace sees inside. */
export type Witness = (scan: Node<'scan'>, turn: number, run: ReadonlyMap<Node, Held<Values>>) => void;

type Rule<P extends Computed> = (node: Node<P>, args: readonly Values[], witness?: Witness) => Held<Values>;

function pairwise(a: Values, b: Values, f: (x: number, y: number) => number): Values {
  const out = new Float64Array(Math.max(a.length, b.length));
  const [aStep, bStep] = [a.length === 1 ? 0 : 1, b.length === 1 ? 0 : 1];
  for (let i = 0; i < out.length; i++) out[i] = f(a[i * aStep]!, b[i * bStep]!);
  return out;
}

function overRows(node: Node, a: Values, f: (row: Values) => number): Values {
  const width = node.args[0]!.shape.at(-1)!;
  const out = new Float64Array(a.length / width);
  for (let i = 0; i < out.length; i++) out[i] = f(a.subarray(i * width, (i + 1) * width));
  return out;
}

/** Neumaier's compensated sum: the reference must not lose what a float32 sum is judged by. */
function accurateSum(values: Values): number {
  let [total, lost] = [0, 0];
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return Number.isFinite(lost) ? total + lost : total;
}

/** The rows of two operands that element i of a dot product runs over. */
export function dotRows(node: Node<'dot'>, i: number): { a: number; b: number; width: number } {
  const [rows, columns] = [node.shape.at(-2)!, node.shape.at(-1)!];
  const width = node.args[0]!.shape.at(-1)!;
  const batch = Math.floor(i / (rows * columns));
  const a = (batch * rows + (Math.floor(i / columns) % rows)) * width;
  return { a, b: (batch * columns + (i % columns)) * width, width };
}

const rules: { readonly [P in Computed]: Rule<P> } = {
  input: (node) => node.attributes.data,
  constant: (node) => Float64Array.of(node.attributes.value),
  add: (_, [a, b]) => pairwise(a!, b!, (x, y) => x + y),
  sub: (_, [a, b]) => pairwise(a!, b!, (x, y) => x - y),
  mul: (_, [a, b]) => pairwise(a!, b!, (x, y) => x * y),
  div: (_, [a, b]) => pairwise(a!, b!, (x, y) => x / y),
  maximum: (_, [a, b]) => pairwise(a!, b!, Math.max),
  sqrt: (_, [a]) => a!.map(Math.sqrt),
  exp: (_, [a]) => a!.map(Math.exp),
  and: (_, [a, b]) => pairwise(a!, b!, (x, y) => x * y),
  select: (node, [mask, yes, no]) => {
    const at = (values: Values, i: number) => values[values.length === 1 ? 0 : i]!;
    return new Float64Array(sizeOf(node.shape)).map((_, i) =>
      at(mask!, i) === 1 ? at(yes!, i) : at(no!, i),
    );
  },
  toReal: (_, [a]) => a!,
  sum: (node, [a]) => overRows(node, a!, accurateSum),
  max: (node, [a]) =>
    overRows(node, a!, (row) => row.reduce((m, x) => Math.max(m, x), Number.NEGATIVE_INFINITY)),
  any: (node, [a]) => overRows(node, a!, (row) => Number(row.includes(1))),
  view: (node, [a]) => Float64Array.from(viewIndex(node), (source) => a![source]!),
  dot: (node, [a, b]) =>
    new Float64Array(sizeOf(node.shape)).map((_, i) => {
      const at = dotRows(node, i);
      let total = 0;
      for (let k = 0; k < at.width; k++) total += a![at.a + k]! * b![at.b + k]!;
      return total;
    }),
  scan: (node, args, witness) =>
    runScan(node, args, {
      row: (values, turn, width) => values.subarray(turn * width, (turn + 1) * width),
      step: (part, run) => apply(part, run, witness),
      stack: concatenate,
      ...(witness && { witness: (turn, run) => witness(node, turn, run) }),
    }),
};

function concatenate(rows: readonly Values[]): Values {
  const width = rows[0]!.length;
  const out = new Float64Array(width * rows.length);
  for (const [i, row] of rows.entries()) out.set(row, i * width);
  return out;
}

/** What an interpreter over values of type T brings to a scan. */
type ScanOver<T> = {
  row: (values: T, turn: number, width: number) => T;
  step: (part: Node, run: ReadonlyMap<Node, Held<T>>) => Held<T>;
  stack: (rows: readonly T[]) => T;
  witness?: (turn: number, run: ReadonlyMap<Node, Held<T>>) => void;
};

/** The turns of a scan, for any interpreter: final carried values first, then what was stacked. */
export function runScan<T>(node: Node<'scan'>, args: readonly T[], over: ScanOver<T>): T[] {
  const { body, length } = node.attributes;
  const run: Run<T> = new Map();
  for (const [i, free] of body.free.entries()) run.set(free, args[body.arguments.length + i]!);
  let carried = args.slice(0, body.carried);
  const stacked: T[][] = body.results.slice(body.carried).map(() => []);
  for (let turn = 0; turn < length; turn++) {
    for (const [i, argument] of body.arguments.entries()) {
      const value = i < body.carried ? carried[i]! : over.row(args[i]!, turn, sizeOf(argument.shape));
      run.set(argument, value);
    }
    for (const part of body.order) run.set(part, over.step(part, run));
    over.witness?.(turn, run);
    const results = body.results.map((result) => run.get(result) as T);
    carried = results.slice(0, body.carried);
    for (const [i, result] of results.slice(body.carried).entries()) stacked[i]!.push(result);
  }
  return [...carried, ...stacked.map(over.stack)];
}

/** The reference values of one node, from those of its arguments. */
export function computeNode(node: Node<Computed>, args: readonly Values[], witness?: Witness): Held<Values> {
  const rule = rules[node.primitive] as Rule<Computed>;
  return rule(node, args, witness);
}

function apply(node: Node, run: ReadonlyMap<Node, Held<Values>>, witness?: Witness): Held<Values> {
  if (node.primitive === 'argument') throw new Error('an argument stands outside its scan');
  if (node.primitive === 'pick') return (run.get(node.args[0]!) as readonly Values[])[node.attributes.index]!;
  return computeNode(
    node,
    node.args.map((arg) => run.get(arg) as Values),
    witness,
  );
}

/** The float64 values of every node that the roots need: the reference all other interpreters are held to. */
export function reference(roots: readonly Node[], witness?: Witness): ReadonlyMap<Node, Held<Values>> {
  const run: Run<Values> = new Map();
  for (const node of inOrder(roots)) run.set(node, apply(node, run, witness));
  return run;
}
