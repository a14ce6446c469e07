import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it, vi } from 'vitest';
import { byShape } from './by-shape';

const CAPACITY = 1_000_000;

describe('byShape', () => {
  const bold = vi.fn((text: string) => `<b>${text}</b>`);

  it('tries a shape with two texts, and from then on fills in its numbers', () => {
    bold.mockClear();
    const render = byShape(bold, CAPACITY);
    const rendered = ['a = 1.5', 'a = 22.25', 'a = 0.125', 'a = 3.5'].map(render);
    expect(rendered).toEqual(['<b>a = 1.5</b>', '<b>a = 22.25</b>', '<b>a = 0.125</b>', '<b>a = 3.5</b>']);
    // Two texts, and the shape itself.
    expect(bold).toHaveBeenCalledTimes(3);
  });

  it('returns a text without numbers as it was rendered the first time', () => {
    bold.mockClear();
    const render = byShape(bold, CAPACITY);
    expect([render('mean'), render('mean')]).toEqual(['<b>mean</b>', '<b>mean</b>']);
    expect(bold).toHaveBeenCalledTimes(1);
  });

  it('renders each text on its own where a number does more than stand there', () => {
    const parity = (text: string) => (Number(text) % 2 === 0 ? `${text} is even` : `${text} is odd`);
    const render = byShape(parity, CAPACITY);
    expect(['10', '11', '12', '13'].map(render)).toEqual([
      '10 is even',
      '11 is odd',
      '12 is even',
      '13 is odd',
    ]);
  });

  it('writes a number wherever the rendering repeats it', () => {
    const twice = byShape((text) => `${text}, ${text}`, CAPACITY);
    expect(['7 of 10', '8 of 12', '9 of 14'].map(twice)).toEqual([
      '7 of 10, 7 of 10',
      '8 of 12, 8 of 12',
      '9 of 14, 9 of 14',
    ]);
  });

  it('goes on rendering when nothing fits', () => {
    const render = byShape(bold, 0);
    expect(['1', '2', '3'].map(render)).toEqual(['<b>1</b>', '<b>2</b>', '<b>3</b>']);
  });
});

describe('byShape around KaTeX', () => {
  const typeset = (formula: string) =>
    katex.renderToString(formula, { displayMode: true, throwOnError: false });
  // Those where digits are taken one by one too: the numbers of these are not filled in.
  const formulas = [
    (a: string, b: string) => `\\frac{${a}}{${b}} + \\sqrt{${a}}`,
    (a: string, b: string) =>
      `\\begin{aligned} x_{${a}} &= \\left(${b}\\right)^{2} \\\\ &= ${a}^{${b}} \\end{aligned}`,
    (a: string, b: string) => `x^${a} + \\frac${a}${b}`,
    (a: string, b: string) => `\\hspace{${a}pt} ${b}^2`,
    (a: string, b: string) => `\\begin{pmatrix} ${a} & ${b} \\\\ 0 & \\bar ${a} \\end{pmatrix}`,
    (a: string, b: string) => `\\text{of ${a}} = \\hat{${b}} \\times \\mathbf{${a}}`,
    (a: string, b: string) => `\\underbrace{${a}}_{${b}} \\color{#12${a}}{${b}} \\textit{${a}}`,
  ];
  const number = fc.oneof(
    fc.nat({ max: 12 }).map(String),
    fc.nat({ max: 99_999 }).map(String),
    fc.double({ min: 0.001, max: 999, noNaN: true }).map((x) => x.toFixed(3)),
  );

  it('gives for every formula what KaTeX gives', () => {
    const render = byShape(typeset, CAPACITY);
    fc.assert(
      fc.property(fc.constantFrom(...formulas), number, number, (formula, a, b) => {
        const text = formula(a, b);
        expect(render(text)).toBe(typeset(text));
      }),
      { numRuns: 1500 },
    );
  });
});
