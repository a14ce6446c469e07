import { add } from './language/build';
import { fill, reverse } from './language/move';
import type { Node } from './language/node';
import { replay, scan } from './language/scan';

/** A value and what the derivative with respect to it is (a node of its shape). */
export type Seeded = { node: Node; seed: Node };

/** Walks a body backwards from its seeds to what is wanted, and tells the adjoint of each node. */
type Backward = (
  order: readonly Node[],
  seeds: readonly Seeded[],
  wanted: readonly Node[],
) => { get: (node: Node) => Node | undefined };

/** Rows of a sequence, last turn first. */
const backwards = (sequence: Node) => reverse(sequence, 0);

const isReal = (node: Node) => node.dtype === 'real';

/**
 * The gradient of a loop is a loop over its turns, last first. It is given what each turn was given, works the turn
 * out again, and carries along the gradient with respect to the carried values and to what the body reads from
 * outside. `results` holds the gradients with respect to the loop's results, by their number.
 */
export function scanGradient(
  node: Node<'scan'>,
  results: ReadonlyMap<number, Node>,
  depends: (arg: Node) => boolean,
  backward: Backward,
): readonly (Node | null)[] {
  const { body } = node.attributes;
  const [initial, sequences] = [
    node.args.slice(0, body.carried),
    node.args.slice(body.carried, body.arguments.length),
  ];
  const carriedBefore = scan(initial, sequences, (carried, rows) => {
    const again = replay(body, [...carried, ...rows]);
    return { next: again.results.slice(0, body.carried), stack: carried };
  }).stacked;
  const free = body.free.filter((value) => isReal(value) && depends(value));
  const carriedReal = initial.map((_, i) => i).filter((i) => isReal(initial[i]!));
  const sequencesReal = sequences.map((_, i) => i).filter((i) => isReal(sequences[i]!));
  const stackedSeeds = [...results].filter(([index]) => index >= body.carried);
  const start = [
    ...carriedReal.map((i) => results.get(i) ?? fill(0, initial[i]!.shape)),
    ...free.map((value) => fill(0, value.shape)),
  ];
  const given = [...carriedBefore, ...sequences];
  const { final, stacked } = scan(
    start,
    [...given, ...stackedSeeds.map(([, seed]) => seed)].map(backwards),
    (adjoints, rows) => {
      const args = rows.slice(0, given.length);
      const turn = replay(body, args);
      const seeds: Seeded[] = [
        ...carriedReal.map((i, k) => ({ node: turn.results[i]!, seed: adjoints[k]! })),
        ...stackedSeeds.map(([index], k) => ({ node: turn.results[index]!, seed: rows[given.length + k]! })),
      ];
      const wanted = [...args.filter(isReal), ...free];
      const found = backward(turn.order, seeds, wanted);
      const of = (value: Node) => found.get(value) ?? fill(0, value.shape);
      return {
        next: [
          ...carriedReal.map((i) => of(args[i]!)),
          ...free.map((value, k) => add(adjoints[carriedReal.length + k]!, of(value))),
        ],
        stack: sequencesReal.map((i) => of(args[body.carried + i]!)),
      };
    },
  );
  const contributions: (Node | null)[] = node.args.map(() => null);
  for (const [k, i] of carriedReal.entries()) contributions[i] = final[k]!;
  for (const [k, i] of sequencesReal.entries()) contributions[body.carried + i] = backwards(stacked[k]!);
  for (const [k, value] of free.entries())
    contributions[body.arguments.length + body.free.indexOf(value)] = final[carriedReal.length + k]!;
  return contributions;
}
