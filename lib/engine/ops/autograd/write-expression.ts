import {
  add,
  constant,
  div,
  exp,
  less,
  log,
  mul,
  neg,
  power,
  select,
  sigmoid,
  sqrt,
  sub,
  tanh,
} from '../../language/build';
import type { Node } from '../../language/node';
import type { Expression, FunctionName } from './expression';
import type { Known } from './values';

/** Whole powers up to this are products; beyond it a logarithm says the same with fewer steps. */
const MAX_PRODUCT = 64;

/** aᵇ = e^(b·ln a), for a > 0. */
const generalPower = (base: Node, exponent: Node): Node => exp(mul(exponent, log(base)));

/** aⁿ with a known whole n. */
function wholePower(base: Node, at: Known, n: number): Node {
  const size = Math.abs(n);
  const positive =
    size <= MAX_PRODUCT
      ? power(base, size)
      : at.value === 0
        ? mul(base, 0)
        : generalPower(at.value > 0 ? base : neg(base), constant(size));
  const signed = size > MAX_PRODUCT && at.value < 0 && n % 2 !== 0 ? neg(positive) : positive;
  return n < 0 ? div(1, signed) : signed;
}

/**
 * aᵇ in the form that has the right value and derivative where it stands: `valuesOf` has refused the places that have
 * neither. At a = 0 with b > 1 both are 0.
 */
function powerOf(base: Node, exponent: Node, a: Known, b: Known): Node {
  if (b.fixed && Number.isInteger(b.value)) return wholePower(base, a, b.value);
  if (a.value === 0) return mul(base, 0);
  return b.fixed && b.value === 0.5 ? sqrt(base) : generalPower(base, exponent);
}

const functions: Readonly<Record<FunctionName, (x: Node) => Node>> = {
  exp,
  ln: log,
  tanh,
  sigmoid,
  // Written so that the derivative at 0 is 0.
  relu: (x) => select(less(0, x), x, 0),
};

/** Writes an expression as nodes; `known` is what `valuesOf` found for it. */
export function writeExpression(
  expression: Expression,
  known: readonly Known[],
  variables: ReadonlyMap<string, Node>,
): Node {
  const nodes: Node[] = [];
  for (const instruction of expression) {
    const [i, j] = instruction.args;
    const [a, b] = [nodes[i!]!, nodes[j!]!];
    switch (instruction.kind) {
      case 'number':
        nodes.push(constant(instruction.value));
        break;
      case 'variable':
        nodes.push(variables.get(instruction.name)!);
        break;
      case '+':
        nodes.push(add(a, b));
        break;
      case '-':
        nodes.push(sub(a, b));
        break;
      case '*':
        nodes.push(mul(a, b));
        break;
      case '/':
        nodes.push(div(a, b));
        break;
      case '^':
        nodes.push(powerOf(a, b, known[i!]!, known[j!]!));
        break;
      case 'negate':
        nodes.push(neg(a));
        break;
      default:
        nodes.push(functions[instruction.kind](a));
    }
  }
  return nodes.at(-1)!;
}
