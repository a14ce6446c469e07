import { z } from 'zod';
import { checkItem } from './pack-rules';
import { type PackProblem, readPackSource } from './pack-source';
import { idSchema, type Template, templateSchema } from './template';
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

type Placed = { item: Template; problem: (path: readonly PropertyKey[], message: string) => PackProblem };

function place(items: Template[], problemAt: ProblemAt): Placed[] {
  return items.map((item, index) => ({
    item,
    problem: (path, message) => problemAt(['items', index, ...path], message),
  }));
}

function duplicates(placed: Placed[]): PackProblem[] {
  const seen = new Set<string>();
  return placed.flatMap(({ item, problem }) => {
    if (!seen.has(item.id)) {
      seen.add(item.id);
      return [];
    }
    return [
      problem(
        ['id'],
        `the id "${item.id}" is already taken by an item above or in another file of this pack`,
      ),
    ];
  });
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

  const { schema: _, ...pack } = main.value;
  const placed = [
    ...place(pack.items, main.problemAt),
    ...rest.flatMap((read) => (read.ok ? place(read.value.items, read.problemAt) : [])),
  ];
  const topics = new Set(pack.topics.map((topic) => topic.id));
  const problems = [
    ...duplicates(placed),
    ...placed.flatMap(({ item, problem }) =>
      checkItem(item, topics).map(({ path, message }) => problem(path, message)),
    ),
  ];
  if (placed.length === 0) problems.push(main.problemAt(['items'], 'a pack needs at least one item'));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, pack: { ...pack, items: placed.map(({ item }) => item) } };
}
