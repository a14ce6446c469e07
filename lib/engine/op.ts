import type { z } from 'zod';
import type { Node } from './language/node';
import type { Override, Scope } from './language/scope';
import type { Text } from './text';

/** Nodes under the field names of the answer. */
export type Outputs = { [field: string]: Node | Outputs };

/**
 * A named, executable mistake: the same op with one thing wrong, either in what it is given (`input`) or in one of
 * its steps (`steps`).
 */
export type Slip<Input> = {
  explain: Text;
  input?: (input: Input) => Input;
  steps?: Readonly<Record<string, Override>>;
};

/** One technique of the notes: its formula, its conventions and the mistakes people make with it. */
export type Op<Input = unknown> = {
  id: string;
  title: Text;
  /** Paper and equation, or framework document. */
  source: string;
  /** Every convention the formula fixes where others choose differently. */
  conventions: readonly Text[];
  input: z.ZodType<Input>;
  output: z.ZodType;
  slips: Readonly<Record<string, Slip<Input>>>;
  /** Writes the formula for one parsed input. */
  define: (scope: Scope, input: Input) => Outputs;
};

/** States an op; its input type follows from its schema. */
export function defineOp<Input>(op: Op<Input>): Op {
  // The registry holds ops of all input types; `prepare` only ever passes what the op's own schema has parsed.
  return op as unknown as Op;
}
