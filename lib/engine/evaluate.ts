import { bounds } from './interpret/bound';
import type { Bounded } from './interpret/bounded';
import { reference } from './interpret/reference';
import { type JsonTensor, type JsonTree, toJson } from './json';
import type { Node } from './language/node';
import { assemble, assembleBounds, outputNodes, outputRoots } from './outputs';
import { type Program, prepare } from './prepare';
import { failure, type Result, success } from './result';

/** An answer as JSON: the op's fields, and every named step on the way. */
export type Evaluation = { output: Record<string, JsonTree>; steps: Record<string, JsonTensor> };

function stepsOf(program: Program, valuesOf: (node: Node) => ArrayLike<number>): Record<string, JsonTensor> {
  const steps: Record<string, JsonTensor> = {};
  for (const { name, node } of program.steps) steps[name] = toJson(node.shape, valuesOf(node));
  return steps;
}

const rootsOf = (program: Program): Node[] => [
  ...outputRoots(program.outputs),
  ...program.steps.map((step) => step.node),
];

const tooLarge = ({ dtype }: Node, values: ArrayLike<number>): boolean =>
  dtype === 'exact' && Array.prototype.some.call(values, (value) => value > Number.MAX_SAFE_INTEGER);

/** Counts and bytes are promised exactly, so a result that float64 cannot hold exactly is refused. */
export function beyondExact(
  program: Program,
  valuesOf: (node: Node) => ArrayLike<number>,
): Result<never> | undefined {
  if (!outputRoots(program.outputs).some((node) => tooLarge(node, valuesOf(node)))) return undefined;
  const { path, node } = outputNodes(program.outputs).find((place) =>
    tooLarge(place.node, valuesOf(place.node)),
  )!;
  return failure(
    'INVALID_INPUT',
    'input',
    `${path.join('.')} would be ${Array.from(valuesOf(node)).reduce((a, b) => Math.max(a, b))}, beyond 2^53, where integers are no longer exact`,
  );
}

type ReadValues = (node: Node) => Float64Array;

/** Runs what the roots need. */
function run(program: Program, roots: readonly Node[]): Result<ReadValues> {
  const held = reference(roots);
  const valuesOf: ReadValues = (node) => held.get(node) as Float64Array;
  return beyondExact(program, valuesOf) ?? success(valuesOf);
}

/** The output of `evaluate` for those who do not ask for the steps: a step that no output needs is not worked out. */
export function evaluateOutput(opId: string, input: unknown): Result<Evaluation['output']> {
  const prepared = prepare(opId, input);
  if (!prepared.ok) return prepared;
  const { outputs } = prepared.value;
  const values = run(prepared.value, outputRoots(outputs));
  return values.ok ? success(assemble(outputs, values.value)) : values;
}

/**
 * The float64 answer to a case. With `slipId`, the answer somebody gets who makes that mistake.
 * Errors are values: see `EngineError`.
 */
export function evaluate(opId: string, input: unknown, slipId?: string): Result<Evaluation> {
  const prepared = prepare(opId, input, slipId);
  if (!prepared.ok) return prepared;
  const program = prepared.value;
  const values = run(program, rootsOf(program));
  if (!values.ok) return values;
  const output = assemble(program.outputs, values.value);
  return success({ output, steps: stepsOf(program, values.value) });
}

/** A part of an answer: one field of its output, or one named step. */
export type Part = { output: string } | { step: string };

/** The program cut down to a part of its answer; nothing is left where there is no such part. */
function onlyPart({ outputs, steps, ...program }: Program, part: Part): Program {
  if ('step' in part)
    return { ...program, outputs: {}, steps: steps.filter(({ name }) => name === part.step) };
  const field = Object.hasOwn(outputs, part.output) ? outputs[part.output] : undefined;
  return { ...program, outputs: field === undefined ? {} : { [part.output]: field }, steps: [] };
}

/**
 * For every element of the answer and its steps, or of the part that is asked for, a proven bound on
 * |float32 − exact|; "Infinity" where there is none.
 */
export function errorBound(opId: string, input: unknown, part?: Part): Result<Evaluation> {
  const prepared = prepare(opId, input);
  if (!prepared.ok) return prepared;
  const program = part === undefined ? prepared.value : onlyPart(prepared.value, part);
  const run = bounds(rootsOf(program));
  const errorOf = (node: Node) => (run.get(node) as Bounded).error;
  const valuesOf = (node: Node) => (run.get(node) as Bounded).value;
  return success({
    output: assembleBounds(program.outputs, errorOf, valuesOf),
    steps: stepsOf(program, errorOf),
  });
}
