import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { randomInputs } from './cases.fixture';
import { evaluate } from './evaluate';
import { type Path, type TraceStep, traceOp } from './trace';

function steps(op: string, input: object, focus?: Path): TraceStep[] {
  const result = traceOp(op, input, focus);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const line = (step: TraceStep) => `${step.symbol} = ${step.formula} = ${step.numbers} = ${step.result}`;

describe('traceOp', () => {
  it('returns the steps that lead to the value asked for, with its numbers put in', () => {
    expect(
      steps(
        'norm.layerNorm',
        {
          x: [
            [9, 9],
            [1, 3],
          ],
          eps: 0,
        },
        ['y', 1, 0],
      ).map(line),
    ).toEqual([
      '\\mu = \\frac{\\sum x}{2} = \\frac{1 + 3}{2} = 2',
      '(x-\\mu) = x - \\mu = 1 - 2 = -1',
      '\\sigma^2 = \\frac{\\sum (x-\\mu)^{2}}{2} = \\frac{\\left(-1\\right)^{2} + 1^{2}}{2} = 1',
      's = \\sqrt{\\sigma^2 + \\varepsilon} = \\sqrt{1 + 0} = 1',
      '\\hat{x} = \\frac{(x-\\mu)}{s} = \\frac{-1}{1} = -1',
      'y = \\hat{x} = -1 = -1',
    ]);
  });

  it('follows an optimiser through its turns and leaves out what does not matter', () => {
    const names = steps('optim.adam', { params: [1], grads: [[1], [2]] }, ['state', 'mHat', 0]).map(
      (s) => s.name,
    );
    expect(names).toEqual(['gradient', 'm', 'gradient', 'm', 'mHat']);
    const last = steps('optim.adam', { params: [1], grads: [[1], [2]] }, ['steps', 'mHat', 1, 0]).at(-1)!;
    expect(last.numbers).toBe('\\frac{0.29}{1-0.9^{2}}');
  });

  it('shows only the last turns of a long run', () => {
    const shown = steps('optim.adam', { params: [1], quadratic: { a: [1], steps: 500 } }, [
      'steps',
      'm',
      499,
      0,
    ]);
    expect(shown.filter((step) => step.name === 'm')).toHaveLength(3);
    expect(shown.at(-1)!.symbol).toBe('m_{{500}}');
  });

  it.each([['y'], ['y', 0, 5], ['nowhere', 0], ['steps', 'nowhere', 0]])(
    'rejects the place %s',
    (...focus) => {
      expect(traceOp('norm.layerNorm', { x: [[1, 2]] }, focus)).toMatchObject({
        ok: false,
        error: { path: 'focus' },
      });
    },
  );

  it.each(Object.keys(randomInputs))(
    'returns LaTeX that KaTeX renders, and values that are the reference’s, for %s',
    (op) => {
      fc.assert(
        fc.property(randomInputs[op]!, (input) => {
          const reference = evaluate(op, input);
          if (!reference.ok) throw new Error(reference.error.message);
          for (const step of steps(op, input)) {
            expect(() =>
              katex.renderToString(line(step), { throwOnError: true, strict: 'error' }),
            ).not.toThrow();
            // Inside a loop a step shows one turn of what is stacked over all.
            const whole = reference.value.steps[step.name]!;
            expect([whole, ...(Array.isArray(whole) ? whole : [])]).toContainEqual(step.value);
          }
        }),
        { numRuns: 25 },
      );
    },
  );
});

describe('a focus on an output called steps', () => {
  it('is told from a named step by its number', () => {
    const traced = traceOp(
      'attn.onlineSoftmax',
      {
        blocks: [
          [1, 3],
          [2, 5],
        ],
      },
      ['steps', 1, 'sum'],
    );
    expect(traced.ok && traced.value.at(-1)?.result).toBe('1.203438');
  });
});
