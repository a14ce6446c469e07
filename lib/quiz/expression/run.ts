import { isObject, type Json, type JsonObject } from '../json';
import { ExpressionFailure } from './failure';
import { functions } from './functions';
import type { BinaryOperator, Expression } from './syntax';

function number(value: Json): number {
  if (typeof value !== 'number') throw new ExpressionFailure('a number is wanted');
  return value;
}

function truth(value: Json): boolean {
  if (typeof value !== 'boolean') throw new ExpressionFailure('true or false is wanted');
  return value;
}

function equal(a: Json, b: Json): boolean {
  if (typeof a === 'object' || typeof b === 'object')
    throw new ExpressionFailure('lists cannot be compared with ==');
  return a === b;
}

type Lazy = () => Json;

// Operands come unevaluated so that && and || can leave the second one alone.
const binaryRules: Record<BinaryOperator, (a: Lazy, b: Lazy) => Json> = {
  '+': (a, b) => number(a()) + number(b()),
  '-': (a, b) => number(a()) - number(b()),
  '*': (a, b) => number(a()) * number(b()),
  '/': (a, b) => number(a()) / number(b()),
  '%': (a, b) => number(a()) % number(b()),
  '<': (a, b) => number(a()) < number(b()),
  '<=': (a, b) => number(a()) <= number(b()),
  '>': (a, b) => number(a()) > number(b()),
  '>=': (a, b) => number(a()) >= number(b()),
  '==': (a, b) => equal(a(), b()),
  '!=': (a, b) => !equal(a(), b()),
  '&&': (a, b) => truth(a()) && truth(b()),
  '||': (a, b) => truth(a()) || truth(b()),
};

function field(of: Json, name: string): Json {
  if (!isObject(of) || !Object.hasOwn(of, name)) throw new ExpressionFailure(`there is no field "${name}"`);
  return of[name]!;
}

function element(of: Json, index: Json): Json {
  if (!Array.isArray(of)) throw new ExpressionFailure('only a list can be indexed');
  const found = typeof index === 'number' && Number.isInteger(index) ? of[index] : undefined;
  if (found === undefined) throw new ExpressionFailure(`there is no element ${JSON.stringify(index)}`);
  return found;
}

function call(name: string, args: Json[]): Json {
  const rule = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (rule === undefined) throw new ExpressionFailure(`there is no function "${name}"`);
  if (rule.arity !== 'any' && rule.arity !== args.length) {
    throw new ExpressionFailure(`${name} wants ${rule.arity} argument(s), not ${args.length}`);
  }
  try {
    return rule.call(args);
  } catch (error) {
    if (error instanceof ExpressionFailure) throw new ExpressionFailure(`${name} ${error.message}`);
    throw error;
  }
}

function evaluate(expression: Expression, names: JsonObject): Json {
  const value = (part: Expression) => evaluate(part, names);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'name':
      if (!Object.hasOwn(names, expression.name)) {
        throw new ExpressionFailure(`there is no parameter "${expression.name}"`);
      }
      return names[expression.name]!;
    case 'list':
      return expression.items.map(value);
    case 'field':
      return field(value(expression.of), expression.field);
    case 'index':
      return element(value(expression.of), value(expression.index));
    case 'call':
      return call(expression.name, expression.args.map(value));
    case 'unary':
      return expression.operator === '-' ? -number(value(expression.of)) : !truth(value(expression.of));
    case 'binary':
      return binaryRules[expression.operator](
        () => value(expression.left),
        () => value(expression.right),
      );
    case 'choose':
      return value(truth(value(expression.condition)) ? expression.yes : expression.no);
  }
}

/**
 * Computes an expression over named values. Reads nothing but those names' own fields and elements, has no loop and
 * no recursion of its own, and so ends in time linear in the expression and its lists.
 */
export function run(
  expression: Expression,
  names: JsonObject,
): { ok: true; value: Json } | { ok: false; message: string } {
  try {
    return { ok: true, value: evaluate(expression, names) };
  } catch (error) {
    if (error instanceof ExpressionFailure) return { ok: false, message: error.message };
    throw error;
  }
}
