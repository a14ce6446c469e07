import { latexRules, numberTex, type Tex, textTex, type Writer } from './interpret/latex';
import { latexNumber, shownExactly } from './interpret/latex-number';
import { type Occurrence, occurrences } from './interpret/occurrences';
import { type Held, reference } from './interpret/reference';
import { type JsonTensor, toJson } from './json';
import type { Computed, Node } from './language/node';
import { outputNodes } from './outputs';
import { type Program, prepare } from './prepare';
import { failure, type Result, success } from './result';
import { stridesOf } from './tensor';

/** A place in an answer: output fields or `steps` and a step's name, then indices. */
export type Path = readonly (string | number)[];

/** One line of a worked solution; all but `name` and `value` are LaTeX, and read symbol = formula = numbers = result. */
export type TraceStep = {
  name: string;
  symbol: string;
  formula: string;
  /** The formula with the numbers of the shown element put in. */
  numbers: string;
  result: string;
  /** Whether `result` shows every digit; otherwise it is ≈. */
  exact: boolean;
  /** Which element is shown: its indices into `value`. */
  index: number[];
  value: JsonTensor;
};

/** Of a long run only the last turns that lead to the answer are shown. */
const MAX_TURNS = 3;

/** `{t}` and `{t-1}` of a loop's symbols, for the turn they are shown at. */
function symbolAt(symbol: string, turn: number | null): string {
  return symbol.replace(/\{t(?:-(\d+))?\}/g, (_, back) =>
    turn === null ? _ : `{${turn + 1 - Number(back ?? 0)}}`,
  );
}

type Turns = ReadonlyMap<Node, ReadonlyMap<number, ReadonlyMap<Node, Held<Float64Array>>>>;

/** Everything a run knew, at any turn of a loop. */
function runWithTurns(roots: readonly Node[]): (node: Node, at: Occurrence['at']) => Float64Array {
  const turns = new Map<Node, Map<number, ReadonlyMap<Node, Held<Float64Array>>>>();
  const run = reference(roots, (scan, turn, values) => {
    const seen = turns.get(scan) ?? new Map();
    turns.set(scan, seen.set(turn, new Map(values)));
    seen.delete(turn - MAX_RECORDED_TURNS);
  });
  const within: Turns = turns;
  return (node, at) => (at ? within.get(at.scan)?.get(at.turn)?.get(node) : run.get(node)) as Float64Array;
}

/** Turns kept for a trace; a focus further back than this from the end is shown from the end. */
const MAX_RECORDED_TURNS = 1000;

function focusOf(program: Program, focus: Path): Result<{ node: Node; element: number }> {
  const found =
    // An output that is itself called `steps` is a list: a number follows it and no name.
    focus[0] === 'steps' && typeof focus[1] === 'string'
      ? { node: program.steps.findLast((step) => step.name === focus[1])?.node, rest: focus.slice(2) }
      : outputNodes(program.outputs)
          .filter(({ path }) => path.every((field, i) => field === focus[i]))
          .map(({ path, node }) => ({ node, rest: focus.slice(path.length) }))[0];
  if (!found?.node)
    return failure('INVALID_INPUT', 'focus', `${program.op.id} has nothing at ${focus.join('.')}`);
  const { node, rest } = found;
  const strides = stridesOf(node.shape);
  const inside =
    rest.length === node.shape.length &&
    rest.every((i, axis) => Number(i) >= 0 && Number(i) < node.shape[axis]!);
  if (!inside)
    return failure(
      'INVALID_INPUT',
      'focus',
      `no element [${rest.join(',')}] in shape [${node.shape.join(',')}]`,
    );
  return success({
    node,
    element: rest.reduce<number>((sum, i, axis) => sum + Number(i) * strides[axis]!, 0),
  });
}

function indexOf(element: number, shape: readonly number[]): number[] {
  return stridesOf(shape).map((stride, axis) => Math.floor(element / stride) % shape[axis]!);
}

/** Writes one step, stopping at everything that has a symbol of its own. */
function writeStep(
  program: Program,
  { node, element, at }: Occurrence,
  valuesOf: (node: Node, at: Occurrence['at']) => Float64Array,
): TraceStep {
  const turn = at?.turn ?? null;
  const placeOf = (part: Node) => (at && valuesOf(part, at) ? at : null);
  const numberOf = (part: Node, i: number) => valuesOf(part, placeOf(part))[i]!;
  function define(part: Node, i: number | null): Tex {
    if (part.primitive === 'argument' || part.primitive === 'pick') return numberTex(numberOf(part, i ?? 0));
    const writer: Writer = {
      element: i,
      write: (arg, j) => mention(arg, i === null ? null : j),
      valueOf: numberOf,
    };
    const rule = latexRules[part.primitive] as (node: Node, writer: Writer) => Tex;
    return rule(part as Node<Computed>, writer);
  }
  function mention(part: Node, i: number | null): Tex {
    const symbol = program.symbols.get(part);
    if (symbol === undefined) return define(part, i);
    if (i === null) return textTex(symbolAt(symbol, turn));
    const derivation = program.derivations.get(part);
    if (derivation) return textTex(derivation(part.primitive === 'argument' ? (turn ?? 0) : i));
    return numberTex(numberOf(part, i));
  }
  const values = valuesOf(node, at);
  return {
    name: program.names.get(node)!,
    symbol: symbolAt(program.symbols.get(node)!, turn),
    formula: define(node, null).tex,
    numbers: define(node, element).tex,
    result: latexNumber(values[element]!),
    exact: shownExactly(values[element]!),
    index: indexOf(element, node.shape),
    value: toJson(node.shape, values),
  };
}

/**
 * The named steps that lead to the value at `focus` (the op's first output when left out), in order, each with the
 * numbers of the element that matters for it.
 */
export function traceOp(opId: string, input: unknown, focus?: Path): Result<TraceStep[]> {
  const prepared = prepare(opId, input);
  if (!prepared.ok) return prepared;
  const program = prepared.value;
  const first = outputNodes(program.outputs)[0];
  // An answer that the input alone decides has no steps.
  if (!focus && !first) return success([]);
  const target = focus ? focusOf(program, focus) : success({ node: first!.node, element: 0 });
  if (!target.ok) return target;
  const valuesOf = runWithTurns([target.value.node]);
  const found = occurrences(target.value.node, target.value.element, program.names, valuesOf);
  const lastTurn = Math.max(0, ...found.map(({ at }) => at?.turn ?? 0));
  const shown = found.filter(({ at }) => at === null || at.turn > lastTurn - MAX_TURNS);
  return success(shown.map((occurrence) => writeStep(program, occurrence, valuesOf)));
}

/** A step as aligned LaTeX: symbol = formula = with numbers = result, saying nothing twice. */
export function alignedSteps({ symbol, formula, numbers, result }: TraceStep): string {
  const sides = [formula, numbers, result].filter(
    (side, index, all) => side !== symbol && all.indexOf(side) === index,
  );
  const lines = sides.map((side, index) => `${index === 0 ? symbol : ''} &= ${side}`);
  return `\\begin{aligned} ${lines.join(' \\\\ ')} \\end{aligned}`;
}
