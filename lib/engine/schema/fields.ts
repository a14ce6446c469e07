import { z } from 'zod';
import { given, readTensor } from '../json';
import { type Shape, sameShape, shapeText, type Tensor } from '../tensor';

type TensorSpec = {
  /** How the contract writes the shape: `[N,C]`. */
  shape: string;
  /** How many axes are allowed; any number when left out. */
  ranks?: readonly number[];
  /** −∞ has a meaning here (a score that is masked away). */
  minusInfinity?: boolean;
  /** Whole numbers only, of at least this. */
  wholeFrom?: number;
  about: string;
};

/** What an element may be, in words. */
function elementText({ minusInfinity, wholeFrom }: TensorSpec): string {
  if (wholeFrom !== undefined) return `a whole number from ${wholeFrom} to 2^53−1`;
  return minusInfinity ? 'a finite number or -Infinity' : 'a finite number';
}

function isWanted(x: number, { minusInfinity, wholeFrom }: TensorSpec): boolean {
  if (wholeFrom !== undefined) return Number.isSafeInteger(x) && x >= wholeFrom;
  return Number.isFinite(x) || (minusInfinity === true && x === Number.NEGATIVE_INFINITY);
}

function tensorProblem(tensor: Tensor, spec: TensorSpec): string | undefined {
  if (spec.ranks ? !spec.ranks.includes(tensor.shape.length) : tensor.shape.length === 0) {
    return `shape ${shapeText(tensor.shape)} where ${spec.shape} is wanted`;
  }
  const bad = tensor.data.findIndex((x) => !isWanted(x, spec));
  return bad < 0 ? undefined : `element ${bad} is ${tensor.data[bad]} where ${elementText(spec)} is wanted`;
}

function nested(leaf: 'number' | 'boolean', spec: TensorSpec) {
  const read = (value: unknown, context: z.RefinementCtx): Tensor => {
    const tensor = readTensor(value, leaf);
    if ('message' in tensor) {
      const message = value === undefined ? `is required: ${spec.shape}` : tensor.message;
      context.addIssue({ code: 'custom', path: tensor.path, message });
      return z.NEVER;
    }
    const problem = tensorProblem(tensor, spec);
    if (!problem) return tensor;
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  };
  const { about, shape } = spec;
  const description = `${about} ${shape}`;
  return z.unknown().meta({ type: 'array', description, about, shape, 'x-leaf': leaf }).transform(read);
}

/** Nested arrays of numbers, not ragged, not empty, finite. */
export const tensor = (spec: TensorSpec) => nested('number', spec);

/** Nested arrays of whole numbers of at least `from`: ids, positions, counts. */
export const integers = (spec: Omit<TensorSpec, 'minusInfinity' | 'wholeFrom'>, from = 0) =>
  nested('number', { ...spec, wholeFrom: from });

/** Nested arrays of booleans. */
export const mask = (spec: TensorSpec) => nested('boolean', spec);

/** A size or a count: an integer from 1 (or `from`) to 2^53−1. */
export function count(about: string, from = 1) {
  return z
    .number({ error: (issue) => `${given(issue.input)} where a whole number is wanted` })
    .int({ error: (issue) => `${given(issue.input)} where a whole number up to 2^53−1 is wanted` })
    .min(from, {
      error: (issue) => `${given(issue.input)} where a whole number of at least ${from} is wanted`,
    })
    .describe(about);
}

/** A list of at least one element, each read by its own schema. */
export function list<Element extends z.ZodType>(element: Element, about: string) {
  return z
    .array(element, { error: (issue) => `${given(issue.input)} where a list of ${about} is wanted` })
    .min(1, { error: `an empty list where at least one of ${about} is wanted` })
    .describe(about);
}

type Range = { from?: number; above?: number; to?: number; below?: number };

function rangeText({ from, above, to, below }: Range): string {
  const ends = [
    from !== undefined && `≥ ${from}`,
    above !== undefined && `> ${above}`,
    to !== undefined && `≤ ${to}`,
    below !== undefined && `< ${below}`,
  ].filter(Boolean);
  return ends.length === 0 ? 'a finite number' : `a number ${ends.join(' and ')}`;
}

/** A finite real number, in a range where one is given. */
export function number(about: string, range: Range = {}) {
  const error = (issue: { input?: unknown }) => `${given(issue.input)} where ${rangeText(range)} is wanted`;
  let schema = z.number({ error }).describe(about);
  if (range.from !== undefined) schema = schema.min(range.from, { error });
  if (range.above !== undefined) schema = schema.gt(range.above, { error });
  if (range.to !== undefined) schema = schema.max(range.to, { error });
  if (range.below !== undefined) schema = schema.lt(range.below, { error });
  return schema.describe(about);
}

/** One of a few names; the first is the default where the contract states none. */
export function choice<const Names extends readonly [string, ...string[]]>(names: Names, about: string) {
  const error = (issue: { input?: unknown }) =>
    `${given(issue.input)} where one of ${names.join(', ')} is wanted`;
  return z.enum(names, { error }).describe(about);
}

export function flag(about: string) {
  return z
    .boolean({ error: (issue) => `${given(issue.input)} where true or false is wanted` })
    .describe(about);
}

/** In a refinement: the field, when given, must have this shape. `why` says what the sizes are. */
export function wantShape(
  context: z.RefinementCtx,
  field: string,
  tensor: Tensor | undefined,
  wanted: Shape,
  why: string,
): void {
  if (!tensor || sameShape(tensor.shape, wanted)) return;
  const message = `shape ${shapeText(tensor.shape)} where ${shapeText(wanted)} is wanted (${why})`;
  context.addIssue({ code: 'custom', path: [field], message });
}

/** In a refinement: logits divided by the temperature must stay finite. */
export function wantTempered(context: z.RefinementCtx, temperature: number, ...logits: Tensor[]): void {
  const largest = Math.max(0, ...logits.map(({ data }) => largestFinite(data)));
  if (Number.isFinite(largest / temperature)) return;
  const message = `${temperature} where the logits divided by it are wanted within float64`;
  context.addIssue({ code: 'custom', path: ['temperature'], message });
}

const largestFinite = (data: Float64Array): number =>
  data.reduce((largest, x) => (Number.isFinite(x) ? Math.max(largest, Math.abs(x)) : largest), 0);

/** What a result field holds: documentation for `describe`, never parsed. */
export function result(shape: string, about: string) {
  return z.unknown().meta({ description: `${about}${shape ? ` ${shape}` : ''}`, about, shape });
}
