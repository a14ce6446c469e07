/** The functions an expression may call, each of one argument. */
export const functionNames = ['exp', 'ln', 'tanh', 'sigmoid', 'relu'] as const;
export type FunctionName = (typeof functionNames)[number];

/**
 * One value of an expression, worked out from earlier ones: `args` are indices into the expression. `at` is where in the
 * text it stands, counted from 1.
 */
export type Instruction = { at: number; args: readonly number[] } & (
  | { kind: 'number'; value: number }
  | { kind: 'variable'; name: string }
  | { kind: '+' | '-' | '*' | '/' | '^' | 'negate' | FunctionName }
);

/** Instructions in an order in which each comes after what it needs; the last is the expression's value. */
export type Expression = readonly Instruction[];

/** What is wrong with an expression, and where: the first character is 1. */
export type ExpressionProblem = { at: number; message: string };

/** Brackets, signs and powers may be nested this deep: more is refused before it is followed. */
const MAX_DEPTH = 100;

type Token = { at: number; kind: 'number' | 'name' | 'sign' | 'end' | 'other'; text: string };

const tokenPattern = /\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([A-Za-z]\w*)|([-+*/^()])|(\S))/y;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  for (let match = tokenPattern.exec(text); match; match = tokenPattern.exec(text)) {
    const [, number, name, sign, other] = match;
    const found = (number ?? name ?? sign ?? other)!;
    const kind = number ? 'number' : name ? 'name' : sign ? 'sign' : 'other';
    tokens.push({ at: match.index + match[0].length - found.length + 1, kind, text: found });
  }
  return [...tokens, { at: text.length + 1, kind: 'end', text: '' }];
}

class Refused extends Error {
  constructor(readonly problem: ExpressionProblem) {
    super(problem.message);
  }
}

const isFunction = (name: string): name is FunctionName => functionNames.some((known) => known === name);

/** Recursive descent over the grammar of `parseExpression`; every rule answers with the index of its value. */
class Parser {
  readonly instructions: Instruction[] = [];
  private next = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  private get token(): Token {
    return this.tokens[this.next]!;
  }

  private emit(instruction: Instruction): number {
    this.instructions.push(instruction);
    return this.instructions.length - 1;
  }

  private take<Sign extends string>(...signs: readonly Sign[]): { at: number; text: Sign } | undefined {
    const { at, kind, text } = this.token;
    if (kind !== 'sign' || !signs.some((sign) => sign === text)) return undefined;
    this.next += 1;
    return { at, text: text as Sign };
  }

  private refuse(wanted: string): never {
    const { at, kind, text } = this.token;
    const given = kind === 'end' ? 'the expression ends' : `"${text}" stands`;
    throw new Refused({ at, message: `${given} where ${wanted} is wanted` });
  }

  private nested(rule: () => number): number {
    this.depth += 1;
    if (this.depth > MAX_DEPTH)
      throw new Refused({
        at: this.token.at,
        message: `nested deeper than the ${MAX_DEPTH} levels that are wanted at most`,
      });
    const value = rule();
    this.depth -= 1;
    return value;
  }

  private infix<Sign extends '+' | '-' | '*' | '/'>(signs: readonly Sign[], operand: () => number): number {
    let left = operand();
    for (let sign = this.take(...signs); sign; sign = this.take(...signs))
      left = this.emit({ kind: sign.text, at: sign.at, args: [left, operand()] });
    return left;
  }

  whole(): number {
    const value = this.sum();
    if (this.token.kind !== 'end') this.refuse('an operator or the end');
    return value;
  }

  private sum(): number {
    return this.infix(['+', '-'], () => this.infix(['*', '/'], () => this.signed()));
  }

  private signed(): number {
    const minus = this.take('-');
    if (!minus) return this.power();
    return this.emit({ kind: 'negate', at: minus.at, args: [this.nested(() => this.signed())] });
  }

  private power(): number {
    const base = this.primary();
    const sign = this.take('^');
    if (!sign) return base;
    return this.emit({ kind: '^', at: sign.at, args: [base, this.nested(() => this.signed())] });
  }

  private bracketed(): number {
    if (!this.take('(')) this.refuse('"("');
    const value = this.nested(() => this.sum());
    if (!this.take(')')) this.refuse('")" or an operator');
    return value;
  }

  private primary(): number {
    const { at, kind, text } = this.token;
    if (kind === 'number') {
      const value = Number(text);
      if (!Number.isFinite(value))
        throw new Refused({ at, message: `${text} where a number within float64 is wanted` });
      this.next += 1;
      return this.emit({ kind, at, args: [], value });
    }
    if (kind !== 'name') return text === '(' ? this.bracketed() : this.refuse('a value');
    this.next += 1;
    if (isFunction(text)) return this.emit({ kind: text, at, args: [this.bracketed()] });
    return this.emit({ kind: 'variable', at, args: [], name: text });
  }
}

/**
 * Reads `+ - * / ^`, brackets, unary minus, numbers (`.5`, `1e-3`), names and the functions above. `^` binds tighter than
 * unary minus and associates to the right: -2^2 = −4, 2^3^2 = 2⁹, 2^-1 = ½.
 */
export function parseExpression(text: string): Expression | ExpressionProblem {
  const parser = new Parser(tokensOf(text));
  try {
    parser.whole();
    return parser.instructions;
  } catch (error) {
    if (error instanceof Refused) return error.problem;
    throw error;
  }
}
