// biome-ignore-all lint/suspicious/noTemplateCurlyInString: in a pack a dollar sign opens LaTeX, and slots stand inside it
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber, groupDigits } from './format';
import { interpolate, slotsOf } from './interpolate';

const names = {
  x: [1, -2.5],
  m: [
    [1, 2],
    [3, 4],
  ],
  n: 1048576,
  eps: 1e-8,
  key: 0.0123456,
  name: 'Llama',
  flag: [true, false],
};
const written = (text: string) => {
  const result = interpolate(text, names);
  return result.ok ? result.text : result.reason;
};

describe('interpolate', () => {
  it.each([
    ['{{ name }}', 'Llama'],
    ['$x = {{ x[1] }}$', '$x = -2.5$'],
    ['the number {{ x[1] }}', 'the number −2.5'],
    ['$({{ x | list }})$', '$(1, -2.5)$'],
    ['$X = {{ m }}$', '$X = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$'],
    ['$${{ m }}$$', '$$\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$$'],
    ['{{ x }}', '$\\begin{pmatrix} 1 & -2.5 \\end{pmatrix}$'],
    ['${{ x | column }}$', '$\\begin{pmatrix} 1 \\\\ -2.5 \\end{pmatrix}$'],
    ['${{ n | group }}$', '$1\\,048\\,576$'],
    ['{{ n | group }}', '1\u202f048\u202f576'],
    ['${{ eps }}$', '$10^{-8}$'],
    ['{{ 2.5 * eps }}', '$2.5 \\times 10^{-8}$'],
    ['{{ key | sig(3) }}', '0.0123'],
    ['{{ key | fixed(3) }}', '0.012'],
    ['{{ 0.05 | sig(3) }}', '0.0500'],
    ['{{ flag[0] || flag[1] }}', '1'],
    ['costs \\$5, {{ x[1] }}', 'costs \\$5, −2.5'],
  ])('writes %s as %s', (text, result) => {
    expect(written(text)).toBe(result);
  });

  it('fails with a reason for a name that is not there', () => {
    expect(interpolate('{{ y }}', names)).toEqual({ ok: false, reason: '"y": there is no parameter "y"' });
  });
});

describe('slotsOf', () => {
  it('leaves the two bars of "or" to the expression', () => {
    expect(slotsOf('{{ a || b | sig(2) }}')).toMatchObject([
      { expression: 'a || b', format: 'sig', digits: 2 },
    ]);
  });
});

describe('formatNumber', () => {
  it('writes any plain number so that it reads back as the same', () => {
    const numbers = fc
      .double({ min: -1e14, max: 1e14, noNaN: true })
      .filter((x) => x === 0 || Math.abs(x) > 1e-5);
    fc.assert(
      fc.property(numbers, (x) => {
        expect(Number(formatNumber(x, 'math'))).toBe(x === 0 ? 0 : x);
        expect(Number(groupDigits(formatNumber(x, 'math'), 'math').replaceAll('\\,', ''))).toBe(
          x === 0 ? 0 : x,
        );
      }),
    );
  });
});
