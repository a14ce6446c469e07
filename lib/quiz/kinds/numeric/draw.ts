import type { Evaluation } from '@/lib/engine/evaluate';
import { type Call, evaluateCall, type Failed, fillInput, type Numeric, readCall } from '../../engine-call';
import { computeNumber } from '../../expression/source';
import { interpolateText } from '../../interpolate';
import type { JsonObject } from '../../json';
import { fillPath, readNumber } from '../../path';
import type { DrawnKind, DrawTools } from '../kind';
import { confusions } from './confusions';
import { acceptedInterval } from './interval';
import type { KnownSlip, NumericKey } from './key';
import { unitOf } from './public';
import type { NumericTemplate, SlipSpec } from './template';
import { fromBase } from './units';

/** The computation behind the key, and the key in its unit. */
type Right = { call: Call; evaluation: Evaluation; value: number };

/** The number that a learner gets who makes a known mistake, in the key's unit. */
function slipValue(
  template: NumericTemplate,
  slip: SlipSpec,
  { call, evaluation, value: key }: Right,
  params: JsonObject,
): Numeric {
  const { from } = slip;
  if ('expression' in from) return computeNumber(from.expression, { ...params, key });
  const changed = fillInput(from.input ?? {}, params);
  if (!changed.ok) return changed;
  const path = from.path === undefined ? { ok: true as const, path: call.path } : fillPath(from.path, params);
  if (!path.ok) return path;
  const mistaken = { op: call.op, input: { ...call.input, ...changed.input }, path: path.path };
  const isSameRun = from.slip === undefined && from.input === undefined;
  const read = isSameRun ? readNumber(evaluation, path.path) : readCall(mistaken, from.slip);
  return read.ok ? { ok: true, value: fromBase(read.value, template.answer.unit ?? null) } : read;
}

function knownSlip(
  template: NumericTemplate,
  slip: SlipSpec,
  right: Right,
  params: JsonObject,
): { ok: true; slip: KnownSlip } | Failed {
  const key = right.value;
  const value = slipValue(template, slip, right, params);
  if (!value.ok) return { ok: false, reason: `slip ${slip.id}: ${value.reason}` };
  const feedback = interpolateText(slip.feedback, { ...params, key, slip: value.value });
  if (!feedback.ok) return { ok: false, reason: `slip ${slip.id}: ${feedback.reason}` };
  return { ok: true, slip: { id: slip.id, value: value.value, feedback: feedback.text } };
}

function numericKey(template: NumericTemplate, params: JsonObject): { ok: true; key: NumericKey } | Failed {
  const { unit = null, comparator } = template.answer;
  const input = fillInput(template.engine.input, params);
  if (!input.ok) return { ok: false, reason: `engine.input: ${input.reason}` };
  const path = fillPath(template.answer.path, params);
  if (!path.ok) return path;
  const call: Call = { op: template.engine.op, input: input.input, path: path.path };
  const evaluated = evaluateCall(call);
  if (!evaluated.ok) return evaluated;
  const base = readNumber(evaluated.evaluation, path.path);
  if (!base.ok) return base;
  const value = fromBase(base.value, unit);
  const slips: KnownSlip[] = [];
  for (const spec of template.slips) {
    const known = knownSlip(template, spec, { call, evaluation: evaluated.evaluation, value }, params);
    if (!known.ok) return known;
    slips.push(known.slip);
  }
  return {
    ok: true,
    key: {
      kind: 'numeric',
      value,
      unit: unitOf(template),
      comparator,
      accepted: acceptedInterval(value, comparator),
      slips,
      engine: { ...call, value: base.value },
    },
  };
}

/**
 * Computes the answer key of one drawing: the number, what is accepted, and every known mistake's number. A drawing
 * in which two of these cannot be told apart is none.
 */
export function drawNumeric(template: NumericTemplate, { params }: DrawTools): DrawnKind<'numeric'> {
  const made = numericKey(template, params);
  if (!made.ok) return made;
  const [confusion] = confusions(template, made.key);
  if (confusion !== undefined) return { ok: 'again', against: confusion };
  return { ok: true, shown: null, key: made.key };
}
