import type { Json, JsonObject } from '../json';
import { run } from './run';
import { parseExpression } from './syntax';

/** A text in a pack that stands for a computed value begins with this sign. */
export const expressionSign = '=';

export type Computed = { ok: true; value: Json } | { ok: false; reason: string };

/** Parses and computes an expression; the reason of a failure quotes it. */
export function compute(source: string, names: JsonObject): Computed {
  const parsed = parseExpression(source);
  if (!parsed.ok) return { ok: false, reason: `"${source}": ${parsed.problem.message}` };
  const result = run(parsed.expression, names);
  return result.ok ? result : { ok: false, reason: `"${source}": ${result.message}` };
}

/** Computes an expression that has to give a finite number. */
export function computeNumber(
  source: string,
  names: JsonObject,
): { ok: true; value: number } | { ok: false; reason: string } {
  const result = compute(source, names);
  if (!result.ok) return result;
  if (typeof result.value === 'number' && Number.isFinite(result.value))
    return { ok: true, value: result.value };
  return {
    ok: false,
    reason: `"${source}": gives ${typeof result.value === 'number' ? result.value : JSON.stringify(result.value)}, not a finite number`,
  };
}

/** The first number in a value that JSON does not have. */
function notFinite(value: Json): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : value;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const part of Object.values(value)) {
    const found = notFinite(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function computeFinite(source: string, names: JsonObject): Computed {
  const result = compute(source, names);
  const infinite = result.ok ? notFinite(result.value) : undefined;
  return infinite === undefined
    ? result
    : { ok: false, reason: `"${source}": gives ${infinite}, not a finite number` };
}

/** Puts values for the texts that begin with `=`, anywhere in a tree of pack data. */
export function fillIn(tree: Json, names: JsonObject): Computed {
  if (typeof tree === 'string' && tree.startsWith(expressionSign)) return computeFinite(tree.slice(1), names);
  if (Array.isArray(tree)) {
    const items: Json[] = [];
    for (const item of tree) {
      const filled = fillIn(item, names);
      if (!filled.ok) return filled;
      items.push(filled.value);
    }
    return { ok: true, value: items };
  }
  if (typeof tree !== 'object' || tree === null) return { ok: true, value: tree };
  const fields: JsonObject = {};
  for (const [name, part] of Object.entries(tree)) {
    const filled = fillIn(part, names);
    if (!filled.ok) return filled;
    fields[name] = filled.value;
  }
  return { ok: true, value: fields };
}
