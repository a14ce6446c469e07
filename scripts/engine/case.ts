import { failure, type Result, success } from '@/lib/engine/result';

type Id = string | number | boolean | null;
/** One line of a batch as far as it could be read. */
export type Case = { id: Id; op: string; input: unknown };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isId = (value: unknown): value is Id => ['string', 'number', 'boolean'].includes(typeof value);

/** The id of a line that is not JSON, where it stands at the line's start. */
function idOfBrokenLine(line: string): Id {
  const found = /^\s*\{\s*"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+)\s*[,}]/.exec(line)?.[1];
  try {
    return found === undefined ? null : (JSON.parse(found) as Id);
  } catch {
    return null;
  }
}

/** Reads `{"id", "op", "input"}`; whatever else a line holds is not for the engine. */
export function readCase(line: string): { id: Id; read: Result<Case> } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    const id = idOfBrokenLine(line);
    return { id, read: failure('INVALID_INPUT', '', `the line is not JSON: ${(error as Error).message}`) };
  }
  if (!isObject(value))
    return { id: null, read: failure('INVALID_INPUT', '', 'the line is not a JSON object') };
  const id = isId(value.id) ? value.id : null;
  const { op, input } = value;
  if (typeof op !== 'string') {
    const message = op === undefined ? 'is required: the id of an op' : 'not the id of an op';
    return { id, read: failure('INVALID_INPUT', 'op', message) };
  }
  return { id, read: success({ id, op, input }) };
}
