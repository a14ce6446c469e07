import vectors from './fixtures/frozen/engine-vectors.ndjson?raw';

/** A case whose answer comes from outside: PyTorch, a paper's table or a closed form. */
export type Vector = { id: string; op: string; input: unknown; source: string } & (
  | { expected: unknown; rtol: number; atol: number }
  | { expectedError: string }
);

export function readVectors(): Vector[] {
  const lines = vectors.split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Vector);
}

/** Every scalar of a JSON answer, in order, with its path. */
export function leavesOf(value: unknown, path = ''): { path: string; value: unknown }[] {
  if (value === null || typeof value !== 'object') return [{ path, value }];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, `${path}.${key}`));
}

/** Where two answers differ by more than is allowed for an element; empty when they agree. */
export function differences(
  expected: unknown,
  actual: unknown,
  allowed: (path: string, expected: number) => number,
): string[] {
  const found = new Map(leavesOf(actual).map((leaf) => [leaf.path, leaf.value]));
  return leavesOf(expected).flatMap(({ path, value }) => {
    // Words are themselves; "Infinity" and "NaN" are numbers.
    if (typeof value === 'string' && value !== 'NaN' && Number.isNaN(Number(value)))
      return found.get(path) === value ? [] : [`${path}: ${found.get(path)} instead of ${value}`];
    const [wanted, got] = [Number(value), Number(found.get(path))];
    const same = Object.is(wanted, got) || Math.abs(wanted - got) <= allowed(path, wanted);
    return same ? [] : [`${path}: ${got} instead of ${wanted}`];
  });
}
