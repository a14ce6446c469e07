import type { Arithmetic, BinaryOperator, FunctionName } from './arithmetic';
import { malformed, Refusal } from './refusal';
import type { Token } from './tokens';

const maxDepth = 64;

const functions: Record<string, FunctionName> = {
  sqrt: 'sqrt',
  ln: 'ln',
  log2: 'log2',
  lg: 'log10',
  log10: 'log10',
  exp: 'exp',
  abs: 'abs',
};
const constants: Record<string, number> = { pi: Math.PI, π: Math.PI, e: Math.E };
const notNumbers = new Set(['nan', 'inf', 'infinity']);

function own<T>(table: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

export type Parsed = { tree: Arithmetic; unit: { text: string; at: number } | null };

/**
 * Recursive descent over
 *   answer  = sum name?                    (the name is a unit)
 *   sum     = product (('+' | '-') product)*
 *   product = unary (('*' | '/') unary)*
 *   unary   = ('-' | '+') unary | power
 *   power   = postfix ('^' unary)?         (so -2^2 = -4, 2^-3 = 1/8, 2^3^2 = 2^9)
 *   postfix = primary '%'*
 *   primary = number | constant | function '(' sum ')' | '√' postfix | '(' sum ')'
 * Throws `Refusal`.
 */
export function parseTokens(raw: string, tokens: readonly Token[]): Parsed {
  let position = 0;
  let depth = 0;

  const current = () => tokens[position]!;
  const isSymbol = (...texts: string[]) => {
    const token = current();
    return token.kind === 'symbol' && texts.includes(token.text);
  };
  function unexpected(): Refusal {
    const token = current();
    if (token.kind === 'end') return new Refusal({ code: 'incomplete', at: token.at });
    return new Refusal(malformed('unexpected', raw, token.at, token.length));
  }
  function nested<T>(read: () => T): T {
    if (++depth > maxDepth) throw new Refusal(malformed('tooDeep', raw, current().at));
    const result = read();
    depth--;
    return result;
  }
  function binary(operand: () => Arithmetic, ...operators: BinaryOperator[]): Arithmetic {
    let left = operand();
    while (isSymbol(...operators)) {
      const { at, length, text } = current() as Token & { text: BinaryOperator };
      position++;
      left = { kind: 'binary', operator: text, left, right: operand(), at, length };
    }
    return left;
  }
  const sum = (): Arithmetic => nested(() => binary(product, '+', '-'));
  const product = (): Arithmetic => binary(unary, '*', '/');

  function unary(): Arithmetic {
    const { at } = current();
    if (isSymbol('-')) {
      position++;
      return { kind: 'negate', of: nested(unary), at, length: 1 };
    }
    if (isSymbol('+')) {
      position++;
      return nested(unary);
    }
    return power();
  }
  function power(): Arithmetic {
    const left = postfix();
    if (!isSymbol('^')) return left;
    const { at, length } = current();
    position++;
    return { kind: 'binary', operator: '^', left, right: nested(unary), at, length };
  }
  function postfix(): Arithmetic {
    let tree = primary();
    while (isSymbol('%')) tree = { kind: 'percent', of: tree, at: tokens[position++]!.at, length: 1 };
    return tree;
  }
  function parenthesised(): Arithmetic {
    if (!isSymbol('(')) throw unexpected();
    position++;
    const tree = sum();
    if (!isSymbol(')')) throw unexpected();
    position++;
    return tree;
  }
  function primary(): Arithmetic {
    const token = current();
    if (token.kind === 'number') {
      position++;
      return token;
    }
    if (token.kind === 'name') return named(token);
    if (isSymbol('√')) {
      position++;
      return { kind: 'call', name: 'sqrt', of: nested(postfix), at: token.at, length: 1 };
    }
    if (isSymbol('∞')) throw new Refusal(malformed('notFinite', raw, token.at));
    return parenthesised();
  }
  function named(token: Token & { kind: 'name' }): Arithmetic {
    const { at, length } = token;
    const name = token.text.toLowerCase();
    if (notNumbers.has(name)) throw new Refusal(malformed('notFinite', raw, at, length));
    const constant = own(constants, name);
    const callee = own(functions, name);
    if (constant === undefined && callee === undefined)
      throw new Refusal(malformed('unknownName', raw, at, length));
    position++;
    if (callee !== undefined) return { kind: 'call', name: callee, of: parenthesised(), at, length };
    return { kind: 'constant', value: constant!, at, length };
  }

  const tree = sum();
  const after = current();
  let unit: Parsed['unit'] = null;
  if (after.kind === 'name') {
    unit = { text: after.text, at: after.at };
    position++;
  }
  if (current().kind !== 'end') throw unexpected();
  return { tree, unit };
}
