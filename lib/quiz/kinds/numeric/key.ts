import { type Evaluation, evaluate } from '@/lib/engine/evaluate';
import { computeNumber, fillIn } from '../../expression/source';
import { interpolateText } from '../../interpolate';
import type { Json, JsonObject } from '../../json';
import { type EvaluationPath, fillPath, readNumber } from '../../path';
import type { SlipSpec, Template } from '../../template';
import type { AnswerKey, KnownSlip } from '../../variant';
import { acceptedInterval } from './interval';
import { fromBase } from './units';

type Failed = { ok: false; reason: string };
type Numeric = { ok: true; value: number } | Failed;

type Call = { op: string; input: JsonObject; path: EvaluationPath };

/** Evaluates and reads the number asked for. */
function readCall({ op, input, path }: Call, slip?: string): Numeric {
  const evaluated = evaluate(op, input, slip);
  if (!evaluated.ok) {
    const { code, path: where, message } = evaluated.error;
    return { ok: false, reason: `engine: ${code} at ${where}: ${message}` };
  }
  return readNumber(evaluated.value as Evaluation, path);
}

function fillInput(
  input: Record<string, Json>,
  params: JsonObject,
): { ok: true; input: JsonObject } | Failed {
  const filled = fillIn(input, params);
  return filled.ok ? { ok: true, input: filled.value as JsonObject } : filled;
}

/** The number that a learner gets who makes a known mistake, in the key's unit. */
function slipValue(template: Template, slip: SlipSpec, call: Call, params: JsonObject, key: number): Numeric {
  const { from } = slip;
  if ('expression' in from) return computeNumber(from.expression, { ...params, key });
  const changed = fillInput(from.input ?? {}, params);
  if (!changed.ok) return changed;
  const path = from.path === undefined ? { ok: true as const, path: call.path } : fillPath(from.path, params);
  if (!path.ok) return path;
  const mistaken = { op: call.op, input: { ...call.input, ...changed.input }, path: path.path };
  const read = readCall(mistaken, from.slip);
  return read.ok ? { ok: true, value: fromBase(read.value, template.answer.unit ?? null) } : read;
}

function knownSlip(
  template: Template,
  slip: SlipSpec,
  call: Call,
  params: JsonObject,
  key: number,
): { ok: true; slip: KnownSlip } | Failed {
  const value = slipValue(template, slip, call, params, key);
  if (!value.ok) return { ok: false, reason: `slip ${slip.id}: ${value.reason}` };
  const feedback = interpolateText(slip.feedback, { ...params, key, slip: value.value });
  if (!feedback.ok) return { ok: false, reason: `slip ${slip.id}: ${feedback.reason}` };
  return { ok: true, slip: { id: slip.id, value: value.value, feedback: feedback.text } };
}

/** Computes the answer key of one drawing: the number, what is accepted, and every known mistake's number. */
export function numericKey(template: Template, params: JsonObject): { ok: true; key: AnswerKey } | Failed {
  const { unit = null, unitRequired, comparator } = template.answer;
  const input = fillInput(template.engine.input, params);
  if (!input.ok) return { ok: false, reason: `engine.input: ${input.reason}` };
  const path = fillPath(template.answer.path, params);
  if (!path.ok) return path;
  const call: Call = { op: template.engine.op, input: input.input, path: path.path };
  const base = readCall(call);
  if (!base.ok) return base;
  const value = fromBase(base.value, unit);
  const slips: KnownSlip[] = [];
  for (const spec of template.slips) {
    const known = knownSlip(template, spec, call, params, value);
    if (!known.ok) return known;
    slips.push(known.slip);
  }
  return {
    ok: true,
    key: {
      kind: 'numeric',
      value,
      unit: unit && { id: unit, required: unitRequired },
      comparator,
      accepted: acceptedInterval(value, comparator),
      slips,
      engine: { ...call, value: base.value },
    },
  };
}
