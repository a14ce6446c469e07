import { bounds } from './interpret/bound';
import { type Held, reference } from './interpret/reference';
import { type JsonTensor, type JsonTree, toJson } from './json';
import type { Node } from './language/node';
import { outputNodes, type Program, prepare } from './prepare';
import { failure, type Result, success } from './result';

/** An answer as JSON: the op's fields, and every named step on the way. */
export type Evaluation = { output: Record<string, JsonTree>; steps: Record<string, JsonTensor> };

/** Puts each output's values under its field. */
export function assemble(
  program: Program,
  valuesOf: (node: Node) => ArrayLike<number>,
): Record<string, JsonTree> {
  const answer: Record<string, JsonTree> = {};
  for (const { path, node } of outputNodes(program.outputs)) {
    let level = answer;
    for (const field of path.slice(0, -1)) {
      level[field] ??= {};
      level = level[field] as Record<string, JsonTree>;
    }
    level[path.at(-1)!] = toJson(node.shape, valuesOf(node));
  }
  // An op whose state is empty still answers with the empty state.
  for (const [field, value] of Object.entries(program.outputs)) {
    if (Object.keys(value).length === 0) answer[field] = {};
  }
  return answer;
}

function assembleAll(program: Program, valuesOf: (node: Node) => ArrayLike<number>): Evaluation {
  const steps = program.steps.map((step) => [step.name, toJson(step.node.shape, valuesOf(step.node))]);
  return { output: assemble(program, valuesOf), steps: Object.fromEntries(steps) };
}

const roots = (program: Program, withSteps: boolean): Node[] => [
  ...outputNodes(program.outputs).map(({ node }) => node),
  ...(withSteps ? program.steps.map((step) => step.node) : []),
];

/** Counts and bytes are promised exactly, so a result that float64 cannot hold exactly is refused. */
export function beyondExact(
  program: Program,
  valuesOf: (node: Node) => ArrayLike<number>,
): Result<never> | undefined {
  for (const { path, node } of outputNodes(program.outputs)) {
    if (node.dtype !== 'exact') continue;
    const large = Array.from(valuesOf(node)).find((value) => value > Number.MAX_SAFE_INTEGER);
    if (large !== undefined) {
      return failure(
        'INVALID_INPUT',
        'input',
        `${path.join('.')} would be ${large}, beyond 2^53, where integers are no longer exact`,
      );
    }
  }
  return undefined;
}

/**
 * The float64 answer to a case. With `slipId`, the answer somebody gets who makes that mistake.
 * Errors are values: see `EngineError`.
 */
export function evaluate(opId: string, input: unknown, slipId?: string): Result<Evaluation> {
  const prepared = prepare(opId, input, slipId);
  if (!prepared.ok) return prepared;
  const program = prepared.value;
  const run = reference(roots(program, true));
  const valuesOf = (node: Node) => run.get(node) as Float64Array;
  return beyondExact(program, valuesOf) ?? success(assembleAll(program, valuesOf));
}

/** For every element of the answer and its steps, a proven bound on |float32 − exact|; "Infinity" where there is none. */
export function errorBound(opId: string, input: unknown): Result<Evaluation> {
  const prepared = prepare(opId, input);
  if (!prepared.ok) return prepared;
  const run = bounds(roots(prepared.value, true)) as ReadonlyMap<Node, Held<{ error: Float64Array }>>;
  return success(assembleAll(prepared.value, (node) => (run.get(node) as { error: Float64Array }).error));
}
