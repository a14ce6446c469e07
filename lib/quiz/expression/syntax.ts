import { ParseError, parse } from '@marcbachmann/cel-js';
import { remember } from '../remember';

/** The operators of the language, all on float64 numbers, booleans and texts. */
const binaryOperators = ['+', '-', '*', '/', '%', '<', '<=', '>', '>=', '==', '!=', '&&', '||'] as const;
export type BinaryOperator = (typeof binaryOperators)[number];

export type Expression =
  | { kind: 'literal'; value: number | boolean | string }
  | { kind: 'name'; name: string }
  | { kind: 'list'; items: Expression[] }
  | { kind: 'field'; of: Expression; field: string }
  | { kind: 'index'; of: Expression; index: Expression }
  | { kind: 'call'; name: string; args: Expression[] }
  | { kind: 'unary'; operator: '-' | '!'; of: Expression }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'choose'; condition: Expression; yes: Expression; no: Expression };

export type ExpressionProblem = { message: string };

const maxDepth = 40;

/** A node of the parser's tree, of which nothing is trusted but what `translate` checks. */
type CelNode = { op: string; args: unknown };

class Unsupported extends Error {}

function translateLiteral(value: unknown): Expression {
  if (typeof value === 'bigint') {
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Unsupported('a whole number beyond 2^53');
    return { kind: 'literal', value: Number(value) };
  }
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') {
    return { kind: 'literal', value };
  }
  throw new Unsupported('this kind of literal');
}

/** Copies the allowed part of CEL's tree into our own; whatever is not named here is refused. */
function translate(node: CelNode, depth: number): Expression {
  if (depth > maxDepth) throw new Unsupported('nesting this deep');
  const sub = (part: unknown) => translate(part as CelNode, depth + 1);
  const parts = node.args as unknown[];
  switch (node.op) {
    case 'value':
      return translateLiteral(node.args);
    case 'id':
      return { kind: 'name', name: node.args as string };
    case 'list':
      return { kind: 'list', items: parts.map(sub) };
    case '.':
      return { kind: 'field', of: sub(parts[0]), field: parts[1] as string };
    case '[]':
      return { kind: 'index', of: sub(parts[0]), index: sub(parts[1]) };
    case 'call':
      return { kind: 'call', name: parts[0] as string, args: (parts[1] as unknown[]).map(sub) };
    case '-_':
      return { kind: 'unary', operator: '-', of: sub(node.args) };
    case '!_':
      return { kind: 'unary', operator: '!', of: sub(node.args) };
    case '?:':
      return { kind: 'choose', condition: sub(parts[0]), yes: sub(parts[1]), no: sub(parts[2]) };
  }
  const operator = binaryOperators.find((known) => known === node.op);
  if (operator === undefined)
    throw new Unsupported(node.op === 'rcall' ? 'calling a method' : `"${node.op}"`);
  return { kind: 'binary', operator, left: sub(parts[0]), right: sub(parts[1]) };
}

type ParsedExpression = { ok: true; expression: Expression } | { ok: false; problem: ExpressionProblem };

function parseAnew(source: string): ParsedExpression {
  try {
    return { ok: true, expression: translate(parse(source).ast as unknown as CelNode, 0) };
  } catch (error) {
    if (error instanceof Unsupported) {
      return { ok: false, problem: { message: `${error.message} is not part of the expression language` } };
    }
    if (error instanceof ParseError) {
      const at = (error.range?.start ?? 0) + 1;
      return { ok: false, problem: { message: `${error.summary} at character ${at}` } };
    }
    throw error;
  }
}

const mostRemembered = 5000;

/**
 * Parses an expression in CEL's grammar into the small language that `run` understands. A pack's expressions are read
 * again for every drawing, so what was read is remembered.
 */
export const parseExpression: (source: string) => ParsedExpression = remember(parseAnew, mostRemembered);

function partsOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'list':
      return expression.items;
    case 'field':
    case 'unary':
      return [expression.of];
    case 'index':
      return [expression.of, expression.index];
    case 'call':
      return expression.args;
    case 'binary':
      return [expression.left, expression.right];
    case 'choose':
      return [expression.condition, expression.yes, expression.no];
  }
}

/** Every variable an expression reads. */
export function namesIn(expression: Expression): string[] {
  const own = expression.kind === 'name' ? [expression.name] : [];
  return [...own, ...partsOf(expression).flatMap(namesIn)];
}

/** Every function an expression calls. */
export function callsIn(expression: Expression): string[] {
  const own = expression.kind === 'call' ? [expression.name] : [];
  return [...own, ...partsOf(expression).flatMap(callsIn)];
}
