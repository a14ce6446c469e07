import { afterAll, expect, test } from 'vitest';
import { kernelCases } from '@/lib/gpu/kernels/cases';
import { openGpu } from '../dawn';
import { holds } from './hold';

const gpu = openGpu();
afterAll(() => gpu.destroy());

test.each(kernelCases.map((make) => make()))('$kernel $title keeps its bound', async (each) => {
  await holds(gpu, each);
});

test('every kernel leaves no buffer in use', () => {
  expect(gpu.buffers().inUse).toBe(0);
});
