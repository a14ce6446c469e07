import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compute, computeNumber, fillIn } from './source';

const names = {
  x: [1, 2, 4],
  m: [
    [1, 2],
    [3, 4],
  ],
  n: 8,
  model: { name: 'Llama', layers: 32 },
  flag: true,
};
const resultOf = (source: string) => {
  const result = compute(source, names);
  return result.ok ? result.value : result.reason;
};

describe('compute', () => {
  it.each([
    ['1 / 2', 0.5],
    ['2 * x[1] + n', 12],
    ['-n % 3', -2],
    ['1e-3 * n', 0.008],
    ['model.layers * 2', 64],
    ['model.name', 'Llama'],
    ['[n, 1]', [8, 1]],
    ['column(m, 1)', [2, 4]],
    ['transpose([x])', [[1], [2], [4]]],
    ['mean(x) > 2 && !flag || size(x) == 3', true],
    ['flag ? pow(2, 10) : 0', 1024],
    ['max(x, 9) - min(m)', 8],
    ['distinct(x) && !distinct([1, 1])', true],
    ['round(2.345, 1)', 2.3],
    ['model.name == "Llama"', true],
    ['flag || 1 / 0 > x[99]', true],
  ])('gives for %s %j', (source, value) => {
    expect(resultOf(source)).toEqual(value);
  });

  it.each([
    ['constructor', 'there is no parameter "constructor"'],
    ['x.constructor', 'there is no field "constructor"'],
    ['model.toString', 'there is no field "toString"'],
    ['model.hasOwnProperty', 'there is no field'],
    ['x.length', 'there is no field "length"'],
    ['__proto__', 'Reserved identifier'],
    ['toString(x)', 'there is no function "toString"'],
    ['constructor("return 1")', 'there is no function "constructor"'],
    ['x.map(i, i * 2)', 'calling a method is not part of the expression language'],
    ['{"a": 1}', '"map" is not part of the expression language'],
    ['"a" + "b"', 'a number is wanted'],
    ['x == x', 'lists cannot be compared'],
    ['x[3]', 'there is no element 3'],
    ['x[0.5]', 'there is no element 0.5'],
    ['n[0]', 'only a list can be indexed'],
    ['sqrt(1, 2)', 'sqrt wants 1 argument(s), not 2'],
    ['sqrt(x)', 'sqrt wants a number'],
    ['1 +', 'Unexpected token: EOF at character 4'],
    ['2 ^ 3', 'Unexpected character: ^ at character 3'],
    ['99999999999999999', 'a whole number beyond 2^53'],
    [`${'('.repeat(100)}1${')'.repeat(100)}`, ''],
  ])('refuses %s', (source, reason) => {
    const value = resultOf(source);
    if (reason === '') expect(['string', 'number']).toContain(typeof value);
    else expect(value).toContain(reason);
  });

  it('gives a value or a reason for any text', () => {
    const pieces = fc.constantFrom(
      ...'x m n ( ) [ ] . , + - * / % < > = ! & | ? : 1 2.5 "a" sum pow true'.split(' '),
    );
    const sources = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(sources, (source) => {
        expect(typeof compute(source, names).ok).toBe('boolean');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('computeNumber', () => {
  it('refuses what is not a finite number', () => {
    expect(computeNumber('1 / 0', {})).toMatchObject({ ok: false });
    expect(computeNumber('flag', names)).toMatchObject({ ok: false });
  });
});

describe('fillIn', () => {
  it('computes the marked texts of a tree and leaves the rest', () => {
    const tree = { x: '=x', mode: 'train', deep: [{ rows: '=[x, x]' }, null, 2] };
    expect(fillIn(tree, names)).toEqual({
      ok: true,
      value: {
        x: [1, 2, 4],
        mode: 'train',
        deep: [
          {
            rows: [
              [1, 2, 4],
              [1, 2, 4],
            ],
          },
          null,
          2,
        ],
      },
    });
  });
});
