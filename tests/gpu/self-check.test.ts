import { afterAll, expect, test } from 'vitest';
import { ops } from '@/lib/engine/registry';
import { kernelCases } from '@/lib/gpu/kernels/cases';
import { checks, type Finding } from '@/lib/gpu/self-check';
import { openGpu } from './dawn';
import { tampered } from './kernels/hold';

const gpu = openGpu();
afterAll(() => gpu.destroy());

test('every op, every kernel and the simulation are checked, and hold', async () => {
  const all = checks(gpu);
  expect(all).toHaveLength(Object.keys(ops).length + kernelCases.length + 1);
  const findings: Finding[] = [];
  for (const check of all) findings.push(await check());
  expect(findings.filter(({ kind }) => kind === 'disagrees' || kind === 'notChecked')).toEqual([]);
  expect(findings.at(-1)).toMatchObject({ kind: 'statistical', expected: 64 });
}, 300_000);

test('a wrong kernel is found out', async () => {
  const wrong = checks(tampered(gpu, 'draws.z * draws.w', 'draws.z * draws.z'));
  expect(await wrong.at(-1)!()).toMatchObject({ part: 'simulation', kind: 'disagrees' });
});
