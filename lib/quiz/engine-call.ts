import { type Evaluation, evaluate } from '@/lib/engine/evaluate';
import { fillIn } from './expression/source';
import type { Json, JsonObject } from './json';
import { type EvaluationPath, readNumber } from './path';
import { remember } from './remember';

export type Call = { op: string; input: JsonObject; path: EvaluationPath };

export type Failed = { ok: false; reason: string };
export type Numeric = { ok: true; value: number } | Failed;

const mostRemembered = 1000;

/** Parameters are drawn from small grids and tables, so that the drawings of an item repeat themselves. */
const evaluateText = remember((text: string): ReturnType<typeof evaluate> => {
  const { op, input, slip } = JSON.parse(text) as { op: string; input: JsonObject; slip?: string };
  return evaluate(op, input, slip);
}, mostRemembered);

/** Evaluates a call; with `slip`, as somebody would who makes that mistake. */
export function evaluateCall(
  { op, input }: Pick<Call, 'op' | 'input'>,
  slip?: string,
): { ok: true; evaluation: Evaluation } | Failed {
  const evaluated = evaluateText(JSON.stringify({ op, input, slip }));
  if (evaluated.ok) return { ok: true, evaluation: evaluated.value };
  const { code, path: where, message } = evaluated.error;
  return { ok: false, reason: `engine: ${code} at ${where}: ${message}` };
}

/** Evaluates and reads the number asked for. */
export function readCall(call: Call, slip?: string): Numeric {
  const evaluated = evaluateCall(call, slip);
  return evaluated.ok ? readNumber(evaluated.evaluation, call.path) : evaluated;
}

/** Computes the expressions of an op's input. */
export function fillInput(
  input: Record<string, Json>,
  names: JsonObject,
): { ok: true; input: JsonObject } | Failed {
  const filled = fillIn(input, names);
  return filled.ok ? { ok: true, input: filled.value as JsonObject } : filled;
}
