import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpression } from './expression';
import { valuesOf } from './values';

function resultOf(text: string, variables: Record<string, number> = {}): number {
  const parsed = parseExpression(text);
  if ('message' in parsed) throw new Error(`${parsed.at}: ${parsed.message}`);
  const known = valuesOf(parsed, new Map(Object.entries(variables)));
  if ('message' in known) throw new Error(`${known.at}: ${known.message}`);
  return known.at(-1)!.value;
}

describe('parseExpression', () => {
  it.each([
    ['1 - 2 - 3', -4],
    ['2 + 3 * 4', 14],
    ['8 / 4 / 2', 1],
    ['-2^2', -4],
    ['(-2)^2', 4],
    ['2^3^2', 512],
    ['2^-1', 0.5],
    ['-2^-2', -0.25],
    ['2 * -3', -6],
    ['--1', 1],
    ['.5 + 1e-3 + 2.E+1', 20.501],
    ['relu(-1) + relu(2)', 2],
    ['ln(exp(3))', 3],
    ['sigmoid(0) * tanh(0)', 0],
  ])('reads %s as %d', (text, value) => {
    expect(resultOf(text)).toBeCloseTo(value, 12);
  });

  it('reads sums and products of numbers as JavaScript does', () => {
    const number = fc.double({ min: 0, max: 1e6, noNaN: true }).map(String);
    const text = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 4 },
        number,
        fc
          .tuple(tie('expression'), fc.constantFrom('+', '-', '*'), tie('expression'))
          .map(([a, op, b]) => `${a} ${op} ${b}`),
        tie('expression').map((inner) => `(${inner})`),
      ),
    })).expression;
    fc.assert(
      fc.property(text, (expression) => {
        const wanted = new Function(`return ${expression}`)();
        expect(resultOf(expression)).toBe(wanted);
      }),
    );
  });

  it.each([
    ['', 1, /ends where a value/],
    ['w^2 +', 6, /ends where a value/],
    ['(1 + 2', 7, /ends where "\)"/],
    ['1 + 2)', 6, /"\)" stands where an operator/],
    ['2 x', 3, /"x" stands/],
    ['1..2', 3, /".2" stands/],
    ['3 $ 4', 3, /"\$" stands/],
    ['exp 2', 5, /"2" stands where "\("/],
    ['* 2', 1, /"\*" stands where a value/],
    ['1e999', 1, /within float64/],
  ])('rejects %j at character %i', (text, at, message) => {
    expect(parseExpression(text)).toEqual({ at, message: expect.stringMatching(message) });
  });

  it.each([
    ['brackets', '('],
    ['signs', '-'],
    ['powers', '2^'],
    ['functions', 'exp('],
  ])('rejects %s nested a hundred thousand deep', (_, opening) => {
    expect(parseExpression(opening.repeat(100_000))).toEqual({
      at: 101 * opening.length + 1,
      message: expect.stringMatching(/deeper than the 100 levels/),
    });
  });
});

describe('valuesOf', () => {
  it.each([
    ['1 / (x - 2)', 3, /division by 0/],
    ['ln(x - 2)', 1, /ln of 0/],
    ['(x - 2)^-1', 8, /division by 0/],
    ['(-x)^0.5', 5, /no real number/],
    ['(-x)^x', 5, /exponent holds a variable/],
    ['(x - 2)^0.5', 8, /derivative here is infinite/],
    ['exp(1000 * x)', 1, /beyond float64/],
    ['x * y', 5, /"y" where a variable/],
    ['exponent', 1, /variable or a function/],
  ])('rejects %s at character %i', (text, at, message) => {
    const parsed = parseExpression(text);
    if ('message' in parsed) throw new Error(parsed.message);
    expect(valuesOf(parsed, new Map([['x', 2]]))).toEqual({ at, message: expect.stringMatching(message) });
  });
});
