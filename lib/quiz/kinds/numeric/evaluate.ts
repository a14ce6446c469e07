import type { Arithmetic, BinaryOperator, FunctionName } from './arithmetic';
import { malformed, Refusal } from './refusal';

const binaryRules: Record<BinaryOperator, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
};

const functionRules: Record<FunctionName, (x: number) => number> = {
  sqrt: Math.sqrt,
  ln: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  exp: Math.exp,
  abs: Math.abs,
};

/** Computes a typed answer in float64. Throws `Refusal` at the first step that has no finite real result. */
export function evaluate(raw: string, tree: Arithmetic): number {
  const checked = (value: number): number => {
    if (Number.isNaN(value)) throw new Refusal(malformed('notReal', raw, tree.at, tree.length));
    if (!Number.isFinite(value)) throw new Refusal(malformed('notFinite', raw, tree.at, tree.length));
    return value;
  };
  switch (tree.kind) {
    case 'number':
    case 'constant':
      return tree.value;
    case 'negate':
      return -evaluate(raw, tree.of);
    case 'percent':
      return evaluate(raw, tree.of) / 100;
    case 'call':
      return checked(functionRules[tree.name](evaluate(raw, tree.of)));
    case 'binary': {
      const left = evaluate(raw, tree.left);
      const right = evaluate(raw, tree.right);
      const byZero =
        (tree.operator === '/' && right === 0) || (tree.operator === '^' && left === 0 && right < 0);
      if (byZero) throw new Refusal(malformed('divisionByZero', raw, tree.at, tree.length));
      return checked(binaryRules[tree.operator](left, right));
    }
  }
}
