import { float64 } from '../float64';
import { inOrder, type Node } from '../language/node';
import { sizeOf } from '../tensor';
import { rules, type Simple } from './reference-rules';
import { copyInto, type Values } from './values';

/** What a node has in a run: its values, or for a scan one array for each result. */
export type Held<T> = T | readonly T[];
export type Run<T> = Map<Node, Held<T>>;

/** Told of every turn of a scan with the values of its body: how a trace sees inside. */
export type Witness = (scan: Node<'scan'>, turn: number, run: ReadonlyMap<Node, Held<Values>>) => void;

function concatenate(rows: readonly Values[]): Values {
  const width = rows[0]!.length;
  const out = float64(width * rows.length);
  for (let i = 0; i < rows.length; i++) copyInto(out, i * width, rows[i]!);
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
    for (let i = 0; i < body.arguments.length; i++) {
      const argument = body.arguments[i]!;
      const value = i < body.carried ? carried[i]! : over.row(args[i]!, turn, sizeOf(argument.shape));
      run.set(argument, value);
    }
    for (const part of body.order) run.set(part, over.step(part, run));
    over.witness?.(turn, run);
    carried = body.results.slice(0, body.carried).map((result) => run.get(result) as T);
    for (let i = 0; i < stacked.length; i++) stacked[i]!.push(run.get(body.results[body.carried + i]!) as T);
  }
  return [...carried, ...stacked.map(over.stack)];
}

/** The reference values of one node, from those of its arguments. */
export function computeNode(node: Node<Simple>, args: readonly Values[]): Values {
  const rule = rules[node.primitive] as (node: Node<Simple>, args: readonly Values[]) => Values;
  return rule(node, args);
}

function apply(node: Node, run: ReadonlyMap<Node, Held<Values>>, witness?: Witness): Held<Values> {
  if (node.primitive === 'argument') throw new Error('an argument stands outside its scan');
  if (node.primitive === 'pick') return (run.get(node.args[0]!) as readonly Values[])[node.attributes.index]!;
  const args: Values[] = [];
  for (const arg of node.args) args.push(run.get(arg) as Values);
  if (node.primitive !== 'scan') return computeNode(node, args);
  return runScan(node, args, witness ? witnessed(node, witness) : unwitnessed);
}

const unwitnessed: ScanOver<Values> = {
  row: (values, turn, width) => values.subarray(turn * width, (turn + 1) * width),
  step: (part, run) => apply(part, run),
  stack: concatenate,
};

function witnessed(node: Node<'scan'>, witness: Witness): ScanOver<Values> {
  return {
    ...unwitnessed,
    step: (part, run) => apply(part, run, witness),
    witness: (turn, run) => witness(node, turn, run),
  };
}

/** The float64 values of every node that the roots need: the reference all other interpreters are held to. */
export function reference(roots: readonly Node[], witness?: Witness): ReadonlyMap<Node, Held<Values>> {
  const run: Run<Values> = new Map();
  for (const node of inOrder(roots)) run.set(node, apply(node, run, witness));
  return run;
}
