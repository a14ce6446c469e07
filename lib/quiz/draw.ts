import { createStream } from '@/lib/engine/random';
import { compute } from './expression/source';
import { interpolateText } from './interpolate';
import type { JsonObject } from './json';
import { kindOf } from './kinds/kinds';
import { drawParams } from './params';
import type { Template } from './template';
import type { AnswerKey, Variant } from './variant';

/** Drawings tried before a template is said to have none that fits. */
const maxRedraws = 200;

export type Drawn = { ok: true; variant: Variant; key: AnswerKey } | { ok: false; reason: string };

type Judged = { ok: true; against: string | null } | { ok: false; reason: string };

/** The first constraint that a drawing does not meet, if any. */
function judgeConstraints(template: Template, params: JsonObject): Judged {
  for (const constraint of template.constraints) {
    const result = compute(constraint, params);
    if (!result.ok) return { ok: false, reason: `constraints: ${result.reason}` };
    if (typeof result.value !== 'boolean') {
      return { ok: false, reason: `constraints: "${constraint}" does not give true or false` };
    }
    if (!result.value) return { ok: true, against: `the constraint "${constraint}" did not hold` };
  }
  return { ok: true, against: null };
}

type Attempt = Drawn | { ok: 'again'; against: string };

/** The kind's own streams begin with a sign that no parameter's name has. */
function kindStream(template: Template, seed: string, redraws: number) {
  return (name: string) => createStream(seed, `${template.id}/@${name}${redraws === 0 ? '' : `#${redraws}`}`);
}

function attempt(template: Template, seed: string, redraws: number): Attempt {
  const drawn = drawParams(template, seed, redraws);
  if (!drawn.ok) return drawn;
  const { params } = drawn;
  const constraints = judgeConstraints(template, params);
  if (!constraints.ok) return constraints;
  if (constraints.against !== null) return { ok: 'again', against: constraints.against };
  const stream = kindStream(template, seed, redraws);
  const made = kindOf(template.kind).draw(template, { params, stream });
  if (made.ok !== true) return made;
  const prompt = interpolateText(template.prompt, params);
  if (!prompt.ok) return { ok: false, reason: `prompt: ${prompt.reason}` };
  const variant = { itemId: template.id, seed, redraws, params, prompt: prompt.text, shown: made.shown };
  return { ok: true, variant, key: made.key };
}

/**
 * Draws a variant of a template and its key. The same template and seed always give the same; a drawing whose
 * constraints do not hold, or in which a known mistake cannot be told from the right answer or from another mistake,
 * is thrown away and drawn anew, up to a limit.
 */
export function draw(template: Template, seed: string): Drawn {
  let against = '';
  for (let redraws = 0; redraws < maxRedraws; redraws++) {
    const made = attempt(template, seed, redraws);
    if (made.ok !== 'again') return made;
    against = made.against;
  }
  return { ok: false, reason: `none of ${maxRedraws} drawings will do; of the last, ${against}` };
}
