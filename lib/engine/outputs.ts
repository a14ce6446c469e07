import { type JsonTree, mapLeaves, toJson } from './json';
import type { Node } from './language/node';
import { Given, type Output, type Outputs, Prefix } from './op';
import { sizeOf } from './tensor';

/** A computed part of an answer, and where in the answer it stands. */
export type Place = { path: (string | number)[]; node: Node };

const isNode = (value: Output): value is Node => typeof (value as Node).id === 'number';

/** The nodes of an answer with their places in it. */
export function outputNodes(outputs: Outputs): Place[] {
  const places: Place[] = [];
  addPlaces(outputs, [], places);
  return places;
}

function addPlaces(value: Output, path: Place['path'], places: Place[]): void {
  if (value instanceof Given) return;
  if (value instanceof Prefix) places.push({ path, node: value.node });
  else if (isNode(value)) places.push({ path, node: value });
  else if (Array.isArray(value))
    for (const [i, part] of value.entries()) addPlaces(part, [...path, i], places);
  else for (const [field, part] of Object.entries(value)) addPlaces(part, [...path, field], places);
}

/** Whether a path leads to a number that the input alone decides, so that there is nothing to compute. */
export function isGiven(outputs: Outputs, path: readonly (string | number)[]): boolean {
  let at: unknown = outputs;
  let inGiven = false;
  for (const part of path) {
    if (at instanceof Prefix || at === null || typeof at !== 'object' || isNode(at as Output)) return false;
    at = (at as Record<string | number, unknown>)[part];
    if (!(at instanceof Given)) continue;
    inGiven = true;
    at = at.value;
  }
  return inGiven && typeof at === 'number';
}

/** Everything that has to be computed for an answer. */
export function outputRoots(outputs: Outputs): Node[] {
  const roots: Node[] = [];
  addRoots(outputs, roots);
  return roots;
}

function addRoots(value: Output, roots: Node[]): void {
  if (value instanceof Given) return;
  if (value instanceof Prefix) roots.push(value.node, value.count);
  else if (isNode(value)) roots.push(value);
  else for (const part of Object.values(value)) addRoots(part, roots);
}

type Reading = {
  valuesOf: (node: Node) => ArrayLike<number>;
  countOf: (node: Node) => number;
  given: (value: JsonTree) => JsonTree;
};

function write(value: Output, reading: Reading): JsonTree {
  if (value instanceof Given) return reading.given(value.value);
  if (value instanceof Prefix) {
    const [, ...row] = value.node.shape;
    const shape = [reading.countOf(value.count), ...row];
    return toJson(shape, Array.from(reading.valuesOf(value.node)).slice(0, sizeOf(shape)));
  }
  if (isNode(value)) return toJson(value.shape, reading.valuesOf(value));
  if (Array.isArray(value)) return value.map((part: Output) => write(part, reading));
  return Object.fromEntries(Object.entries(value).map(([field, part]) => [field, write(part, reading)]));
}

/** Puts each output's values under its field. */
export function assemble(
  outputs: Outputs,
  valuesOf: (node: Node) => ArrayLike<number>,
): Record<string, JsonTree> {
  const reading: Reading = { valuesOf, countOf: (node) => valuesOf(node)[0]!, given: (value) => value };
  return write(outputs, reading) as Record<string, JsonTree>;
}

/** Bounds in the shape of the answer that `valuesOf` gives; what was given is exact. */
export function assembleBounds(
  outputs: Outputs,
  errorOf: (node: Node) => ArrayLike<number>,
  valuesOf: (node: Node) => ArrayLike<number>,
): Record<string, JsonTree> {
  const given = (value: JsonTree) => mapLeaves(value, () => 0);
  const reading: Reading = { valuesOf: errorOf, countOf: (node) => valuesOf(node)[0]!, given };
  return write(outputs, reading) as Record<string, JsonTree>;
}
