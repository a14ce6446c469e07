import type { Json } from '../json';
import { ExpressionFailure } from './failure';

/** Every number in a value, however nested. */
function numbersIn(value: Json): number[] {
  if (typeof value === 'number') return [value];
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  throw new ExpressionFailure('wants numbers');
}

function list(value: Json | undefined): Json[] {
  if (!Array.isArray(value)) throw new ExpressionFailure('wants a list');
  return value;
}

function scalar(value: Json | undefined): number {
  if (typeof value !== 'number') throw new ExpressionFailure('wants a number');
  return value;
}

type Rule = { arity: number | 'any'; call: (args: Json[]) => Json };

const ofNumber = (f: (x: number) => number): Rule => ({ arity: 1, call: ([x]) => f(scalar(x)) });
const ofNumbers = (f: (xs: number[]) => number): Rule => ({
  arity: 'any',
  call: (args) => f(numbersIn(args)),
});
const total = (xs: number[]) => xs.reduce((sum, x) => sum + x, 0);

function transpose(matrix: Json[]): Json {
  const rows = matrix.map(list);
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? null));
}

/** The functions of the expression language. None of them loops over anything but its arguments. */
export const functions: Record<string, Rule> = {
  abs: ofNumber(Math.abs),
  sqrt: ofNumber(Math.sqrt),
  exp: ofNumber(Math.exp),
  ln: ofNumber(Math.log),
  log2: ofNumber(Math.log2),
  floor: ofNumber(Math.floor),
  ceil: ofNumber(Math.ceil),
  round: {
    arity: 2,
    call: ([x, places]) => Number(scalar(x).toFixed(Math.min(Math.max(scalar(places), 0), 12))),
  },
  pow: { arity: 2, call: ([x, y]) => scalar(x) ** scalar(y) },
  min: ofNumbers((xs) => xs.reduce((low, x) => Math.min(low, x), Number.POSITIVE_INFINITY)),
  max: ofNumbers((xs) => xs.reduce((high, x) => Math.max(high, x), Number.NEGATIVE_INFINITY)),
  sum: ofNumbers(total),
  mean: ofNumbers((xs) => total(xs) / xs.length),
  size: { arity: 1, call: ([xs]) => list(xs).length },
  distinct: {
    arity: 1,
    call: ([xs]) => new Set(numbersIn(xs ?? null)).size === numbersIn(xs ?? null).length,
  },
  column: { arity: 2, call: ([matrix, at]) => list(matrix).map((row) => list(row)[scalar(at)] ?? null) },
  transpose: { arity: 1, call: ([matrix]) => transpose(list(matrix)) },
};
