import type { NumberToken } from './tokens';

export type BinaryOperator = '+' | '-' | '*' | '/' | '^';
export type FunctionName = 'sqrt' | 'ln' | 'log2' | 'log10' | 'exp' | 'abs';

/** A typed answer as a tree; `at` and `length` say where the node's sign or name stands in the text. */
export type Arithmetic =
  | NumberToken
  | { kind: 'constant'; value: number; at: number; length: number }
  | { kind: 'negate'; of: Arithmetic; at: number; length: number }
  | { kind: 'percent'; of: Arithmetic; at: number; length: number }
  | { kind: 'call'; name: FunctionName; of: Arithmetic; at: number; length: number }
  | {
      kind: 'binary';
      operator: BinaryOperator;
      left: Arithmetic;
      right: Arithmetic;
      at: number;
      length: number;
    };

/** What a typed number says of its own precision: half of its last digit is in doubt. */
export type Literal = { value: number; doubt: number };

/**
 * Reads a tree that is just a number written down: 0.65, -0.65, 65 %, 6.5e-1, 6.5×10^-1. Anything else, such as 1/3,
 * is exact, and gives undefined.
 */
export function asLiteral(tree: Arithmetic): Literal | undefined {
  if (tree.kind === 'number') return { value: tree.value, doubt: 0.5 * 10 ** tree.place };
  if (tree.kind === 'negate') return scaled(asLiteral(tree.of), -1);
  if (tree.kind === 'percent') return scaled(asLiteral(tree.of), 0.01);
  if (tree.kind === 'binary' && tree.operator === '*')
    return scaled(asLiteral(tree.left), powerOfTen(tree.right));
  return undefined;
}

function scaled(literal: Literal | undefined, factor: number | undefined): Literal | undefined {
  if (literal === undefined || factor === undefined) return undefined;
  return { value: literal.value * factor, doubt: literal.doubt * Math.abs(factor) };
}

function powerOfTen(tree: Arithmetic): number | undefined {
  if (tree.kind !== 'binary' || tree.operator !== '^') return undefined;
  if (tree.left.kind !== 'number' || tree.left.value !== 10) return undefined;
  const exponent = asLiteral(tree.right)?.value;
  return exponent !== undefined && Number.isInteger(exponent) ? 10 ** exponent : undefined;
}

/** Whether a percent sign stands anywhere in the tree. */
export function hasPercent(tree: Arithmetic): boolean {
  if (tree.kind === 'percent') return true;
  if (tree.kind === 'binary') return hasPercent(tree.left) || hasPercent(tree.right);
  return 'of' in tree && hasPercent(tree.of);
}

/** The tree of `7.35 %` or `-7.35 %` without its sign, where the sign is the unit of the whole; else undefined. */
export function withoutPercent(tree: Arithmetic): Arithmetic | undefined {
  if (tree.kind === 'percent') return tree.of;
  if (tree.kind !== 'negate') return undefined;
  const of = withoutPercent(tree.of);
  return of && { ...tree, of };
}
