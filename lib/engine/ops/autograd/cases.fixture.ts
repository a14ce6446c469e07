import fc from 'fast-check';
import { maybe, type RandomInputs, vector, withoutUndefined } from '../../arbitrary.fixture';

const names = ['w', 'x', 'b_1'];
const value = fc.double({ min: -2, max: 2, noNaN: true });
const number = fc.constantFrom('.5', '1e-3', '2', '0', '3.25');

/** Expressions that have a value and a derivative everywhere: what is under ln, / and a real power is above 0. */
const expression = fc.letrec<{ expression: string; positive: string }>((tie) => ({
  positive: fc.oneof(
    { maxDepth: 2 },
    fc.constant('2'),
    tie('expression').map((inner) => `(1 + sigmoid(${inner}))`),
  ),
  expression: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...names),
    number,
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*'), tie('expression'))
      .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc.tuple(tie('expression'), tie('positive')).map(([a, b]) => `${a} / ${b}`),
    fc.tuple(fc.constantFrom('tanh', 'sigmoid', 'relu'), tie('expression')).map(([f, a]) => `${f}(${a})`),
    tie('positive').map((a) => `ln(${a})`),
    tie('expression').map((a) => `exp(-(tanh(${a})))`),
    fc.tuple(tie('expression'), fc.constantFrom('2', '3', '0')).map(([a, n]) => `(${a})^${n}`),
    fc.tuple(tie('positive'), tie('expression')).map(([a, b]) => `${a}^tanh(${b})`),
  ),
})).expression;

const gradients = fc
  .array(expression, { minLength: 1, maxLength: 3 })
  .chain((losses) =>
    fc.record({
      losses: fc.constant(losses),
      weights: maybe(vector(losses.length, fc.constantFrom(0.5, 1, 2, -1))),
      variables: fc.record(Object.fromEntries(names.map((name) => [name, value]))),
    }),
  )
  .map(withoutUndefined);

export const autogradInputs: RandomInputs = { 'autograd.gradients': gradients };
