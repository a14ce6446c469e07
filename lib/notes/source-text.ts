import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';

/** What is wrong with a file of the notes, and where; lines count from 1. */
export type NotesProblem = { file: string; line: number; message: string };

/** A stretch of a file: YAML on its own, or between the fences of a Markdown file. */
export type YamlText = { file: string; firstLine: number; text: string };

export type Read<T> = { ok: true; value: T } | { ok: false; problems: NotesProblem[] };

type Path = readonly PropertyKey[];

/** Where the deepest node on a path begins that the text has. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part));
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[part as number];
      if (isNode(node)) offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

const inWords = (path: Path) => (path.length === 0 ? '' : `${path.map(String).join('.')}: `);

/** Reads YAML against a schema; every problem is placed at its line of the file. */
export function readYaml<T>({ file, firstLine, text }: YamlText, schema: z.ZodType<T>): Read<T> {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, stringKeys: true });
  const problem = (offset: number, message: string): NotesProblem => {
    return { file, line: firstLine + Math.max(lineCounter.linePos(offset).line, 1) - 1, message };
  };
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    return { ok: false, problems: broken.map((error) => problem(error.pos[0], error.message)) };
  }
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) =>
      problem(offsetOf(document, path), inWords(path) + message),
    ),
  };
}
