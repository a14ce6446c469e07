import { compute } from './expression/source';
import { interpolateText } from './interpolate';
import type { JsonObject } from './json';
import { acceptedInterval, type Interval } from './kinds/numeric/interval';
import { numericKey } from './kinds/numeric/key';
import { drawParams } from './params';
import type { Template } from './template';
import type { AnswerKey, Variant } from './variant';

/** Drawings tried before a template is said to have none that fits. */
export const maxRedraws = 200;

export type Drawn = { ok: true; variant: Variant; key: AnswerKey } | { ok: false; reason: string };

type Held = { ok: true; held: boolean } | { ok: false; reason: string };

function constraintsHold(template: Template, params: JsonObject): Held {
  for (const constraint of template.constraints) {
    const result = compute(constraint, params);
    if (!result.ok) return { ok: false, reason: `constraints: ${result.reason}` };
    if (typeof result.value !== 'boolean') {
      return { ok: false, reason: `constraints: "${constraint}" does not give true or false` };
    }
    if (!result.value) return { ok: true, held: false };
  }
  return { ok: true, held: true };
}

function overlap(a: Interval, b: Interval): boolean {
  return a.low <= b.high && b.low <= a.high;
}

/** Whether every known mistake leads to a number that cannot be taken for the key, nor the key for it. */
export function slipsStandApart(key: AnswerKey): boolean {
  return key.slips.every((slip) => !overlap(key.accepted, acceptedInterval(slip.value, key.comparator)));
}

function unitOf(template: Template): Variant['unit'] {
  const { unit, unitRequired } = template.answer;
  return unit === undefined ? null : { id: unit, required: unitRequired };
}

/**
 * Draws a variant of a template and its key. The same template and seed always give the same; a drawing whose
 * constraints do not hold, or in which a known mistake gives the right number, is thrown away and drawn anew.
 */
export function draw(template: Template, seed: string): Drawn {
  for (let redraws = 0; redraws < maxRedraws; redraws++) {
    const drawn = drawParams(template, seed, redraws);
    if (!drawn.ok) return drawn;
    const { params } = drawn;
    const constraints = constraintsHold(template, params);
    if (!constraints.ok) return constraints;
    if (!constraints.held) continue;
    const made = numericKey(template, params);
    if (!made.ok) return made;
    if (!slipsStandApart(made.key)) continue;
    const prompt = interpolateText(template.prompt, params);
    if (!prompt.ok) return { ok: false, reason: `prompt: ${prompt.reason}` };
    const variant = {
      itemId: template.id,
      seed,
      redraws,
      params,
      prompt: prompt.text,
      unit: unitOf(template),
    };
    return { ok: true, variant, key: made.key };
  }
  return {
    ok: false,
    reason: `no drawing in ${maxRedraws} met the constraints and kept every slip apart from the key`,
  };
}
