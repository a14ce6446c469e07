import type { Expression, ExpressionProblem, Instruction } from './expression';

/** What an instruction comes to at the given variables; `fixed` when no variable has a part in it. */
export type Known = { value: number; fixed: boolean };

/** Why a value or its derivative does not exist; undefined where both do. */
function whyUndefined(kind: Instruction['kind'], [a, b]: readonly Known[]): string | undefined {
  if (kind === '/' && b!.value === 0) return 'a division by 0 where another divisor is wanted';
  if (kind === 'ln' && a!.value <= 0) return `ln of ${a!.value} where a number above 0 is wanted`;
  return kind === '^' ? whyNoPower(a!, b!) : undefined;
}

function whyNoPower(base: Known, exponent: Known): string | undefined {
  if (base.value > 0) return undefined;
  const refuse = (wanted: string, why: string) =>
    `${base.value}^${exponent.value} where a base ${wanted} is wanted: ${why}`;
  if (!exponent.fixed) return refuse('above 0', 'the exponent holds a variable');
  if (exponent.value < 0 && base.value === 0) return refuse('other than 0', 'this is a division by 0');
  if (Number.isInteger(exponent.value)) return undefined;
  if (base.value < 0) return refuse('of at least 0', 'this is no real number');
  return exponent.value < 1 && !base.fixed ? refuse('above 0', 'the derivative here is infinite') : undefined;
}

function compute(kind: Exclude<Instruction['kind'], 'number' | 'variable'>, a: number, b: number): number {
  switch (kind) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '^':
      return a ** b;
    case 'negate':
      return -a;
    case 'exp':
      return Math.exp(a);
    case 'ln':
      return Math.log(a);
    case 'tanh':
      return Math.tanh(a);
    case 'sigmoid':
      return 1 / (1 + Math.exp(-a));
    case 'relu':
      return Math.max(a, 0);
  }
}

/** What every instruction comes to, or the first place where a value or a derivative does not exist. */
export function valuesOf(
  expression: Expression,
  variables: ReadonlyMap<string, number>,
): Known[] | ExpressionProblem {
  const known: Known[] = [];
  for (const instruction of expression) {
    const { at, kind } = instruction;
    if (kind === 'number') {
      known.push({ value: instruction.value, fixed: true });
      continue;
    }
    if (kind === 'variable') {
      const value = variables.get(instruction.name);
      if (value === undefined)
        return { at, message: `"${instruction.name}" where a variable or a function is wanted` };
      known.push({ value, fixed: false });
      continue;
    }
    const args = instruction.args.map((index) => known[index]!);
    const problem = whyUndefined(kind, args);
    if (problem !== undefined) return { at, message: problem };
    const value = compute(kind, args[0]!.value, args[1]?.value ?? 0);
    if (!Number.isFinite(value))
      return { at, message: 'a value beyond float64 where a finite one is wanted' };
    known.push({ value, fixed: args.every((arg) => arg.fixed) });
  }
  return known;
}
