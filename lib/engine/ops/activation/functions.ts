import {
  abs,
  add,
  erf,
  exp,
  less,
  log1p,
  maximum,
  mul,
  neg,
  power,
  relu,
  select,
  sigmoid,
  tanh,
} from '../../language/build';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';

export const functionNames = [
  'sigmoid',
  'tanh',
  'relu',
  'leakyRelu',
  'gelu',
  'geluTanh',
  'silu',
  'softplus',
] as const;

export type FunctionName = (typeof functionNames)[number];

/** Makes a step of a part of a formula, where a worked solution wants one. */
type Named = (name: string, symbol: string, value: Node) => Node;

/** What a formula may use besides x: numbers brought in, and names for its parts. */
type Parts = { scope: Scope; slope: number; named: Named };

const rootHalf = (scope: Scope): Node => {
  const text = '\\tfrac{1}{\\sqrt{2}}';
  return scope.scalar('rootHalf', text, Math.SQRT1_2, text);
};

const rootTwoOverPi = (scope: Scope): Node => {
  const text = '\\sqrt{\\tfrac{2}{\\pi}}';
  return scope.scalar('rootTwoOverPi', text, Math.sqrt(2 / Math.PI), text);
};

/** The exact GELU: x·Φ(x) with the normal distribution's Φ. */
function gelu(x: Node, { scope, named }: Parts): Node {
  return mul(x, named('cdf', '\\Phi', mul(0.5, add(1, erf(mul(x, rootHalf(scope)))))));
}

/** The approximation of it in the same paper, as in GPT-2. */
function geluTanh(x: Node, { scope, named }: Parts): Node {
  const inner = named('inner', 'u', mul(rootTwoOverPi(scope), add(x, mul(0.044715, power(x, 3)))));
  return mul(x, named('gate', 'g', mul(0.5, add(1, tanh(inner)))));
}

/** Where x > 0, x itself, elsewhere (at 0, too) the slope's share of it. */
function leakyRelu(x: Node, { scope, slope }: Parts): Node {
  return select(less(0, x), x, mul(scope.scalar('negativeSlope', 's', slope), x));
}

const formulas: Record<FunctionName, (x: Node, parts: Parts) => Node> = {
  sigmoid: (x) => sigmoid(x),
  tanh: (x) => tanh(x),
  relu: (x) => relu(x),
  leakyRelu,
  gelu,
  geluTanh,
  silu: (x, { named }) => mul(x, named('gate', 'g', sigmoid(x))),
  // ln(1 + eˣ) without overflow.
  softplus: (x) => add(maximum(x, 0), log1p(exp(neg(abs(x))))),
};

/** The activation of a node; `named` makes steps of a formula's parts. */
export function activate(
  scope: Scope,
  fn: FunctionName,
  x: Node,
  { slope = 0, named = (_name, _symbol, value) => value }: { slope?: number; named?: Named } = {},
): Node {
  return formulas[fn](x, { scope, slope, named });
}
