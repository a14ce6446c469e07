import { createStream, type Stream } from '@/lib/engine/random';
import { evaluateCall, fillInput } from './engine-call';
import { compute } from './expression/source';
import type { ParamSpec } from './item-fields';
import type { Json, JsonObject } from './json';
import { fillPath, readNumbers } from './path';
import { sample } from './shuffle';
import type { Template } from './template';

type Grid = { range: [number, number]; step: number };

function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max((mantissa.split('.')[1]?.length ?? 0) - Number(exponent), 0);
}

/** How many points a grid has; the last one may lie below the upper end. */
export function gridSize({ range: [low, high], step }: Grid): number {
  return Math.floor((high - low) / step + 1e-9) + 1;
}

/** Draws a decimal that is written exactly as it is used: no sum of floating-point steps is ever shown. */
function drawFromGrid(grid: Grid, stream: Stream): number {
  const [low] = grid.range;
  const decimals = Math.max(decimalsOf(low), decimalsOf(grid.step));
  const value = Number((low + stream.uniformInt(0, gridSize(grid) - 1) * grid.step).toFixed(decimals));
  return value === 0 ? 0 : value;
}

function drawTensor(shape: readonly number[], drawEntry: () => Json): Json {
  const [length, ...rest] = shape;
  if (length === undefined) return drawEntry();
  return Array.from({ length }, () => drawTensor(rest, drawEntry));
}

type DrawnParam = { ok: true; value: Json } | { ok: false; reason: string };

function drawParam(spec: ParamSpec, stream: Stream, earlier: JsonObject): DrawnParam {
  if ('value' in spec) return { ok: true, value: spec.value };
  if ('tensor' in spec) {
    const drawEntry = () => ('choice' in spec ? stream.choice(spec.choice) : drawFromGrid(spec, stream));
    return { ok: true, value: drawTensor(spec.tensor, drawEntry) };
  }
  if ('choice' in spec) {
    const { choice, count } = spec;
    return { ok: true, value: count === undefined ? stream.choice(choice) : sample(choice, count, stream) };
  }
  if ('range' in spec) return { ok: true, value: drawFromGrid(spec, stream) };
  if ('table' in spec) throw new Error(`the table ${spec.table} was not looked up when the pack was read`);
  const found = 'op' in spec ? computeByEngine(spec, earlier) : compute(spec.derive, earlier);
  if (!found.ok || spec.round === undefined) return found;
  return { ok: true, value: rounded(found.value, spec.round) };
}

function computeByEngine(spec: Extract<ParamSpec, { op: string }>, earlier: JsonObject): DrawnParam {
  const input = fillInput(spec.input, earlier);
  if (!input.ok) return input;
  const path = fillPath(spec.path, earlier);
  if (!path.ok) return path;
  const evaluated = evaluateCall({ op: spec.op, input: input.input }, spec.slip);
  return evaluated.ok ? readNumbers(evaluated.evaluation, path.path) : evaluated;
}

function rounded(value: Json, places: number): Json {
  if (typeof value === 'number') return Number(value.toFixed(places));
  return Array.isArray(value) ? value.map((part) => rounded(part, places)) : value;
}

/**
 * Draws every parameter of a template in the order written. Each has a random stream of its own, named after the item,
 * the parameter and the redraw, so that changing or adding one never shifts another's draws.
 */
export function drawParams(
  template: Template,
  seed: string,
  redraw: number,
): { ok: true; params: JsonObject } | { ok: false; reason: string } {
  const params: JsonObject = {};
  for (const [name, spec] of Object.entries(template.params)) {
    const stream = createStream(
      seed,
      redraw === 0 ? `${template.id}/${name}` : `${template.id}/${name}#${redraw}`,
    );
    const drawn = drawParam(spec, stream, params);
    if (!drawn.ok) return { ok: false, reason: `params.${name}: ${drawn.reason}` };
    params[name] = drawn.value;
  }
  return { ok: true, params };
}
