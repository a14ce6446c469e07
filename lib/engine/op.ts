import type { z } from 'zod';
import type { JsonTree } from './json';
import type { Node } from './language/node';
import type { Override, Scope } from './language/scope';
import type { Text } from './text';

/** Part of an answer that the input alone decides, without arithmetic: a vocabulary, an ∞ for q = 0. */
export class Given {
  constructor(readonly value: JsonTree) {}
}

/** The first `count` elements of a node's first axis, where how many there are is itself worked out (exact, shape []). */
export class Prefix {
  constructor(
    readonly node: Node,
    readonly count: Node,
  ) {}
}

/** What stands in an answer: a node's values, or something made of such parts. */
export type Output = Node | Given | Prefix | readonly Output[] | Outputs;

/** Parts of the answer under their field names. */
export type Outputs = { readonly [field: string]: Output };

export const given = (value: JsonTree): Given => new Given(value);
export const prefix = (node: Node, count: Node): Prefix => new Prefix(node, count);

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
