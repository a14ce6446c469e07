import type { z } from 'zod';
import { given, MAX_NUMBERS } from './json';
import { TooLarge } from './language/build';
import type { Node } from './language/node';
import { Scope, type Step } from './language/scope';
import type { Op, Outputs } from './op';
import { findOp } from './registry';
import { failure, type Result, success } from './result';

/** One case, read and written out as a graph: what every interpreter starts from. */
export type Program = {
  op: Op;
  outputs: Outputs;
  steps: readonly Step[];
  symbols: ReadonlyMap<Node, string>;
  names: ReadonlyMap<Node, string>;
  derivations: ReadonlyMap<Node, (element: number) => string>;
};

/** Counts leaves without recursing, and stops counting where it no longer matters. */
function holdsTooMuch(input: unknown): boolean {
  const stack = [input];
  let leaves = 0;
  while (stack.length > 0) {
    const value = stack.pop();
    if (value === null || typeof value !== 'object') leaves += 1;
    else
      for (const part of Array.isArray(value) ? value : Object.values(value)) {
        if (typeof part === 'object') stack.push(part);
        else leaves += 1;
      }
    if (leaves + stack.length > MAX_NUMBERS) return true;
  }
  return false;
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => `${text}${typeof part === 'number' ? `[${part}]` : `.${String(part)}`}`,
    'input',
  );
}

/** The first thing wrong, and a count of the rest. */
function firstIssue(error: z.ZodError): { path: string; message: string } {
  const [issue, ...others] = error.issues;
  const unknown = issue!.code === 'unrecognized_keys' ? issue!.keys[0] : undefined;
  const path = pathText(unknown === undefined ? issue!.path : [...issue!.path, unknown]);
  const message = unknown === undefined ? issue!.message : 'unknown field';
  return { path, message: others.length > 0 ? `${message} (and ${others.length} more)` : message };
}

const kinds: Readonly<Record<string, string>> = { object: 'an object', array: 'a list', string: 'a string' };

/** What is said of a value of the wrong kind where its field does not say more. */
const wrongKind: z.core.$ZodErrorMap = (issue) =>
  issue.code === 'invalid_type'
    ? `${given(issue.input)} where ${kinds[issue.expected] ?? issue.expected} is wanted`
    : undefined;

/** Validates a case and writes its op's formula, with the slip's mistake in it where one is named. */
export function prepare(opId: string, input: unknown, slipId?: string): Result<Program> {
  const op = findOp(opId);
  if (!op) return failure('UNKNOWN_OP', 'op', `no op is called "${String(opId).slice(0, 80)}"`);
  if (holdsTooMuch(input))
    return failure('UNSUPPORTED', 'input', `more than ${MAX_NUMBERS} numbers in one case`);
  const slip = slipId !== undefined && Object.hasOwn(op.slips, slipId) ? op.slips[slipId] : undefined;
  if (slipId !== undefined && !slip)
    return failure('INVALID_INPUT', 'slip', `${op.id} has no slip "${slipId}"`);
  const scope = new Scope(slip?.steps);
  try {
    const parsed = op.input.safeParse(input, { error: wrongKind });
    if (!parsed.success) {
      const { path, message } = firstIssue(parsed.error);
      return failure('INVALID_INPUT', path, message);
    }
    const outputs = op.define(scope, slip?.input ? slip.input(parsed.data) : parsed.data);
    const { steps, symbols, names, derivations } = scope;
    return success({ op, outputs, steps, symbols, names, derivations });
  } catch (error) {
    if (error instanceof TooLarge) return failure('UNSUPPORTED', 'input', error.message);
    throw error;
  }
}
