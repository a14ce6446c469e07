import { describe, expect, it } from 'vitest';
import { erf } from '../special';
import { UNIT } from './float32';
import {
  ERF_ONE_FROM,
  ERF_POLYNOMIAL_BELOW,
  horner,
  LARGEST_ANGLE,
  TANH_POLYNOMIAL_BELOW,
} from './polynomials';

/** What each formula gives in exact arithmetic, beside the function it stands for. */
const formulas: [
  string,
  from: number,
  to: number,
  formula: (x: number) => number,
  truth: (x: number) => number,
][] = [
  ['tanh', 1e-3, TANH_POLYNOMIAL_BELOW, (x) => x + x * x * x * horner('tanh', x * x), Math.tanh],
  ['erf', 1e-3, ERF_POLYNOMIAL_BELOW, (x) => x + x * horner('erf', x * x), erf],
  [
    'erf beyond 1',
    ERF_POLYNOMIAL_BELOW,
    ERF_ONE_FROM,
    (x) => 1 - Math.exp(-x * x) * horner('erfcScaled', 2 / (2 + x)),
    erf,
  ],
  ['sin', 1e-3, LARGEST_ANGLE, (x) => x + x * x * x * horner('sin', x * x), Math.sin],
  ['cos', 0, LARGEST_ANGLE, (x) => 1 - (x * x) / 2 + x ** 4 * horner('cos', x * x), Math.cos],
  ['log1p', -0.5, -1e-3, log1pFormula, Math.log1p],
  ['log1p', 1e-3, 1, log1pFormula, Math.log1p],
];

function log1pFormula(x: number): number {
  const s = x / (2 + x);
  return 2 * s + s ** 3 * horner('log1p', s * s);
}

describe('polynomials', () => {
  it.each(formulas)('%s on [%d, %d] is within a twentieth of a unit', (_, from, to, formula, truth) => {
    for (let i = 0; i <= 20_000; i++) {
      const x = from + ((to - from) * i) / 20_000;
      expect(Math.abs(formula(x) - truth(x))).toBeLessThan(0.05 * UNIT * Math.abs(truth(x)));
    }
  });

  it('may take erf to be 1 from 4 on', () => {
    expect(1 - erf(ERF_ONE_FROM)).toBeLessThan(UNIT / 4);
  });
});
