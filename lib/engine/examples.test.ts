import katex from 'katex';
import { describe, expect, it, test } from 'vitest';
import { evaluate } from './evaluate';
import { examples } from './examples';
import { ops } from './registry';
import { traceOp } from './trace';

test('there is an example for every op, and for nothing else', () => {
  expect(Object.keys(examples).sort()).toEqual(Object.keys(ops).sort());
});

describe.each(Object.keys(ops))('the example of %s', (id) => {
  it('evaluates, and its worked steps are LaTeX that renders', () => {
    const result = evaluate(id, examples[id]);
    expect(result.ok || result.error).toBe(true);
    const trace = traceOp(id, examples[id]);
    if (!trace.ok) throw new Error(trace.error.message);
    for (const { symbol, formula, numbers, result: value } of trace.value) {
      for (const tex of [symbol, formula, numbers, value]) katex.renderToString(tex, { throwOnError: true });
    }
  });

  it('shows at least one of the op’s mistakes going wrong', () => {
    const right = evaluate(id, examples[id]);
    const slips = Object.keys(ops[id]!.slips);
    const wrong = slips.map((slip) => evaluate(id, examples[id], slip));
    if (slips.length > 0)
      expect(wrong.some((each) => JSON.stringify(each) !== JSON.stringify(right))).toBe(true);
  });
});
