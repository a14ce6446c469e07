import { z } from 'zod';
import { type Family, families, familyOf } from './families';
import type { Op } from './op';
import { ops } from './registry';
import type { Text } from './text';

/** One field of an op's input or output, as its schema describes it. */
export type Field = {
  name: string;
  about: string;
  /** As the contract writes it: `[N,C]`; empty for a single value. */
  shape: string;
  required: boolean;
  /** How a form takes it. */
  entry: 'number' | 'flag' | 'choice' | 'json';
  /** What a choice offers. */
  options: string[];
  /** JSON of the value used when it is left out; null when there is none to state. */
  standard: string | null;
};

/** All there is to say of an op, for a page or a command to show. */
export type Manual = {
  id: string;
  title: Text;
  source: string;
  conventions: readonly Text[];
  input: Field[];
  output: Field[];
  slips: { id: string; explain: Text }[];
};

type Property = {
  type?: string;
  enum?: unknown[];
  description?: string;
  about?: string;
  shape?: string;
  default?: unknown;
};

function entryOf({ type, enum: options }: Property): Field['entry'] {
  if (options) return 'choice';
  if (type === 'number' || type === 'integer') return 'number';
  return type === 'boolean' ? 'flag' : 'json';
}

function fieldsOf(schema: z.ZodType, io: 'input' | 'output'): Field[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io }) as {
    properties?: Record<string, Property>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    about: property.about ?? property.description ?? '',
    shape: property.shape ?? '',
    required: required.includes(name),
    entry: entryOf(property),
    options: (property.enum ?? []).map(String),
    standard: property.default === undefined ? null : JSON.stringify(property.default),
  }));
}

export function manualOf(op: Op): Manual {
  const { id, title, source, conventions, slips } = op;
  return {
    id,
    title,
    source,
    conventions,
    input: fieldsOf(op.input, 'input'),
    output: fieldsOf(op.output, 'output'),
    slips: Object.entries(slips).map(([slip, { explain }]) => ({ id: slip, explain })),
  };
}

/** Every op's manual, family by family in the registry's order. */
export function allManuals(): { family: Family; title: Text; manuals: Manual[] }[] {
  return (Object.keys(families) as Family[]).map((family) => ({
    family,
    title: families[family],
    manuals: Object.values(ops)
      .filter((op) => familyOf(op.id) === family)
      .map(manualOf),
  }));
}
