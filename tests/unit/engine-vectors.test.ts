import { expect, test } from 'vitest';
import { evaluate } from '@/lib/engine/evaluate';
import { ops } from '@/lib/engine/registry';
import { differences, readVectors } from '../vectors';

test('every op is held to a value from outside', () => {
  const held = new Set(readVectors().flatMap((vector) => ('expected' in vector ? [vector.op] : [])));
  expect(Object.keys(ops).filter((op) => !held.has(op))).toEqual([]);
});

test.each(readVectors())('$id: $source', (vector) => {
  const result = evaluate(vector.op, vector.input);
  if ('expectedError' in vector) {
    expect(result).toMatchObject({ ok: false, error: { code: vector.expectedError } });
    return;
  }
  const { expected, rtol, atol } = vector;
  expect(result).toMatchObject({ ok: true });
  const output = result.ok && result.value.output;
  expect(differences(expected, output, (_, value) => atol + rtol * Math.abs(value))).toEqual([]);
});
