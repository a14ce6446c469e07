import { z } from 'zod';
import { idSchema } from './item-fields';
import type { ItemProblem } from './item-rules';
import { checkItem } from './pack-rules';
import { type PackProblem, readPackSource } from './pack-source';
import { lookUpTables, type Tables, tablesSchema } from './tables';
import { type Template, templateSchema } from './template';
import { type Text, textSchema } from './text';

export type { PackProblem } from './pack-source';

const packSchemaId = 'gradcheck/pack@1';
const packItemsSchemaId = 'gradcheck/pack-items@1';

const maxItems = 500;
const itemsSchema = z.array(templateSchema).max(maxItems);

export const packSchema = z.strictObject({
  schema: z.literal(packSchemaId),
  slug: idSchema,
  title: textSchema,
  summary: textSchema,
  authors: z.array(z.string().trim().min(1).max(120)).max(20).default([]),
  topics: z
    .array(z.strictObject({ id: idSchema, title: textSchema }))
    .min(1)
    .max(60),
  /** Rows to choose from, for the items of all files. */
  tables: tablesSchema.default({}),
  /** Items that are asked no more. Attempts and cards refer to their ids, so that no new item may take one. */
  retired: z.array(idSchema).max(maxItems).default([]),
  items: itemsSchema.default([]),
});

/** A further file of a pack, for its items alone. */
export const packItemsSchema = z.strictObject({ schema: z.literal(packItemsSchemaId), items: itemsSchema });

type Topic = { id: string; title: Text };

export type Pack = {
  slug: string;
  title: Text;
  summary: Text;
  authors: string[];
  topics: Topic[];
  /** Ids of items that are asked no more. */
  retired: string[];
  items: Template[];
};

export type PackFile = { source: string; file: string };

type ProblemAt = (path: readonly PropertyKey[], message: string) => PackProblem;
type ReadFile<T> = { ok: true; value: T; problemAt: ProblemAt } | { ok: false; problems: PackProblem[] };

/** A field that should not be there is shown at its own name, not at the object that holds it. */
function problemsOf(issue: z.core.$ZodIssue, problemAt: ProblemAt): PackProblem[] {
  if (issue.code !== 'unrecognized_keys') return [problemAt(issue.path, issue.message)];
  return issue.keys.map((key) => problemAt([...issue.path, key], `unknown field "${key}"`));
}

function readFile<T>({ source, file }: PackFile, schema: z.ZodType<T>): ReadFile<T> {
  const read = readPackSource(source, file);
  if (!read.ok) return read;
  const { data, problemAt } = read.source;
  const parsed = schema.safeParse(data);
  if (parsed.success) return { ok: true, value: parsed.data, problemAt };
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, problemAt)) };
}

type Placed = {
  template: Template;
  problems: ItemProblem[];
  problem: (path: readonly PropertyKey[], message: string) => PackProblem;
};

/** An item with its tables looked up, and the way to the place where it stands. */
function place(items: Template[], tables: Tables, problemAt: ProblemAt): Placed[] {
  return items.map((item, index) => ({
    ...lookUpTables(item, tables),
    problem: (path, message) => problemAt(['items', index, ...path], message),
  }));
}

function duplicates(placed: Placed[]): PackProblem[] {
  const seen = new Set<string>();
  return placed.flatMap(({ template, problem }) => {
    if (!seen.has(template.id)) {
      seen.add(template.id);
      return [];
    }
    return [
      problem(
        ['id'],
        `the id "${template.id}" is already taken by an item above or in another file of this pack`,
      ),
    ];
  });
}

/** Items under an id that learners' histories know as another question. */
function revived(placed: Placed[], retired: readonly string[]): PackProblem[] {
  return placed
    .filter(({ template }) => retired.includes(template.id))
    .map(({ template, problem }) =>
      problem(['id'], `the id "${template.id}" belongs to a retired item; choose another`),
    );
}

/**
 * Reads a pack: its main file, and further files with items only (`parts`, in a fixed order). Tells every problem at
 * once; a pack with a problem is no pack.
 */
export function parsePack(
  source: string,
  file: string,
  parts: readonly PackFile[] = [],
): { ok: true; pack: Pack } | { ok: false; problems: PackProblem[] } {
  const main = readFile({ source, file }, packSchema);
  const rest = parts.map((part) => readFile(part, packItemsSchema));
  const unread = [main, ...rest].flatMap((read) => (read.ok ? [] : read.problems));
  if (!main.ok || unread.length > 0) return { ok: false, problems: unread };

  const { schema: _, tables, ...pack } = main.value;
  const placed = [
    ...place(pack.items, tables, main.problemAt),
    ...rest.flatMap((read) => (read.ok ? place(read.value.items, tables, read.problemAt) : [])),
  ];
  const topics = new Set(pack.topics.map((topic) => topic.id));
  const problems = [
    ...duplicates(placed),
    ...revived(placed, pack.retired),
    ...placed.flatMap(({ template, problems, problem }) =>
      [...problems, ...checkItem(template, topics)].map(({ path, message }) => problem(path, message)),
    ),
  ];
  if (placed.length === 0) problems.push(main.problemAt(['items'], 'a pack needs at least one item'));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, pack: { ...pack, items: placed.map(({ template }) => template) } };
}
