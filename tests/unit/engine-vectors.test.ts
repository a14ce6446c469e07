import { expect, test } from 'vitest';
import { evaluate } from '@/lib/engine/evaluate';
import { differences, readVectors } from '../vectors';

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
