import { afterAll, expect, test } from 'vitest';
import { onGpu } from '@/scripts/engine/backends';
import { differences, leavesOf, readVectors } from '../vectors';
import { openGpu } from './dawn';

const gpu = openGpu();
afterAll(() => gpu.destroy());

test.each(readVectors())('$id on the GPU: $source', async (vector) => {
  const result = await onGpu(gpu)(vector.op, vector.input);
  if ('expectedError' in vector) {
    expect(result).toMatchObject({ ok: false, error: { code: vector.expectedError } });
    return;
  }
  expect(result).toMatchObject({ ok: true });
  if (!result.ok) return;
  const { expected, rtol, atol } = vector;
  const bound = new Map(leavesOf(result.value.bound).map(({ path, value }) => [path, Number(value)]));
  const allowed = (path: string, value: number) => bound.get(path)! + atol + rtol * Math.abs(value);
  expect(differences(expected, result.value.output, allowed)).toEqual([]);
});
