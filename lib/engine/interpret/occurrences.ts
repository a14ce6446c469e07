import type { Body, Node } from '../language/node';
import { sizeOf } from '../tensor';
import { dotRows, partOf, takenElement } from './values';
import { viewIndex } from './view-index';

/** One element of a value; inside a loop, at one of its turns. */
export type Occurrence = { node: Node; element: number; at: { scan: Node<'scan'>; turn: number } | null };

const bodies = new WeakMap<Body, ReadonlySet<Node>>();

function isInside(body: Body, node: Node): boolean {
  const known = bodies.get(body) ?? new Set<Node>([...body.order, ...body.arguments]);
  bodies.set(body, known);
  return known.has(node);
}

/** An element of a loop's result, where the loop made it. */
function intoScan(pick: Node<'pick'>, element: number): Occurrence {
  const scan = pick.args[0] as Node<'scan'>;
  const { body, length } = scan.attributes;
  const result = body.results[pick.attributes.index]!;
  if (pick.attributes.index < body.carried) return { node: result, element, at: { scan, turn: length - 1 } };
  const width = sizeOf(result.shape);
  return { node: result, element: element % width, at: { scan, turn: Math.floor(element / width) } };
}

/** What a loop's argument stands for: the turn before, the initial value, or a row of a sequence. */
function outOfArgument(
  argument: Node<'argument'>,
  element: number,
  at: NonNullable<Occurrence['at']>,
): Occurrence {
  const { body } = at.scan.attributes;
  const { index } = argument.attributes;
  const outer = at.scan.args[index]!;
  if (index >= body.carried)
    return { node: outer, element: at.turn * sizeOf(argument.shape) + element, at: null };
  if (at.turn === 0) return { node: outer, element, at: null };
  return { node: body.results[index]!, element, at: { scan: at.scan, turn: at.turn - 1 } };
}

/** The numbers of a run, inside loops as well. */
export type ValuesOf = (node: Node, at: Occurrence['at']) => ArrayLike<number>;

/** The elements that one element is made from; of a row, its first stands for all. */
function madeFrom({ node, element, at }: Occurrence, valuesOf: ValuesOf): Occurrence[] {
  const place = (arg: Node) => (at && isInside(at.scan.attributes.body, arg) ? at : null);
  const from = (arg: Node, of: number): Occurrence => ({ node: arg, element: of, at: place(arg) });
  switch (node.primitive) {
    case 'pick':
      return [intoScan(node, element)];
    case 'argument':
      return [outOfArgument(node, element, at!)];
    case 'view':
      return [from(node.args[0]!, viewIndex(node)[element]!)];
    case 'sum':
    case 'max':
    case 'any':
    case 'argmax':
      return [from(node.args[0]!, element * node.args[0]!.shape.at(-1)!)];
    case 'order':
    case 'cumulativeSum':
      return [from(node.args[0]!, element - (element % node.shape.at(-1)!))];
    case 'take': {
      const [value, index] = [node.args[0]!, node.args[1]!];
      const chosen = takenElement(node, element, valuesOf(index, place(index))[element]!);
      return [from(value, chosen), from(index, element)];
    }
    case 'concat': {
      const { part, element: inPart } = partOf(node, element);
      return [from(part, inPart)];
    }
    case 'dot': {
      const rows = dotRows(node, element);
      return [from(node.args[0]!, rows.a), from(node.args[1]!, rows.b)];
    }
    default:
      return node.args.map((arg) => from(arg, sizeOf(arg.shape) === 1 ? 0 : element));
  }
}

/** The named values that an element is made from, nearest first found, in the order they are worked out. */
export function occurrences(
  root: Node,
  element: number,
  named: ReadonlyMap<Node, string>,
  valuesOf: ValuesOf,
): Occurrence[] {
  const queue: Occurrence[] = [{ node: root, element, at: null }];
  const seen = new Set<string>();
  const found: Occurrence[] = [];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const key = `${next.node.id}@${next.at?.turn ?? ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (named.has(next.node)) found.push(next);
    queue.push(...madeFrom(next, valuesOf));
  }
  return found.sort((a, b) => (a.at && b.at && a.at.turn - b.at.turn) || a.node.id - b.node.id);
}
