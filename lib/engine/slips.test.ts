import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomInputs } from './cases.fixture';
import { evaluate } from './evaluate';
import type { JsonTree } from './json';
import { ops } from './registry';
import type { Result } from './result';

/** Relative: far more than two ways to round the same formula can differ by. */
const TOLD_APART = 1e-6;

/** Whether two answers would be told apart: another structure, or some number clearly different. */
function clearlyDiffers(a: JsonTree, b: JsonTree): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) > TOLD_APART * Math.max(Math.abs(a), Math.abs(b));
  if (typeof a !== 'object' || typeof b !== 'object') return a !== b;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    left.length !== right.size ||
    left.some(([key, part]) => !right.has(key) || clearlyDiffers(part, right.get(key)!))
  );
}

const outputOf = (result: Result<{ output: JsonTree }>): JsonTree =>
  result.ok ? result.value.output : result.error.code;

describe('slips', () => {
  const all = Object.values(ops).flatMap((op) => Object.keys(op.slips).map((slip) => [op.id, slip] as const));

  it.each(all)('%s / %s differs from the truth on ordinary input', (op, slip) => {
    const inputs = fc.sample(randomInputs[op]!, { numRuns: 200, seed: 1 });
    const differs = inputs.some((input) =>
      clearlyDiffers(outputOf(evaluate(op, input, slip)), outputOf(evaluate(op, input))),
    );
    expect(differs).toBe(true);
  });

  it.each(all)('%s / %s is explained in both languages', (op, slip) => {
    expect(ops[op]!.slips[slip]!.explain.en).toMatch(/\.$/);
    expect(ops[op]!.slips[slip]!.explain.zh).toMatch(/。$/);
  });

  it.each(['no-such-slip', 'constructor'])('rejects %s, a slip the op does not have', (slip) => {
    expect(evaluate('attn.softmax', { x: [1, 2] }, slip)).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', path: 'slip' },
    });
  });
});
