import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';

/** What is wrong with a pack file, and where: line and column from 1, and the path inside the file. */
export type PackProblem = { file: string; line: number; column: number; path: string; message: string };

const maxSourceLength = 512 * 1024;
const maxNesting = 24;

type Path = readonly PropertyKey[];

/** A pack file as plain data, with the way back from a path to its place in the text. */
export type PackSource = { data: unknown; problemAt: (path: Path, message: string) => PackProblem };

function pathText(path: Path): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  );
}

/** The deepest node on a path that the file has; for a field, its name rather than its value. */
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

/** Things YAML allows and a pack does not: aliases (a few lines can expand to gigabytes), tags, deep nesting. */
function refusedConstructs(document: Document): { offset: number; message: string }[] {
  const refused: { offset: number; message: string }[] = [];
  visit(document, (key, node, parents) => {
    if (!isNode(node)) return undefined;
    const offset = node.range?.[0] ?? 0;
    if (isAlias(node))
      refused.push({ offset, message: 'aliases (*name) are not allowed in a pack; write the value out' });
    else if (node.tag?.startsWith('!'))
      refused.push({ offset, message: `the tag ${node.tag} is not allowed in a pack` });
    else if (key === 'key' && isScalar(node) && node.value === '__proto__') {
      refused.push({ offset, message: '__proto__ is not allowed as a field' });
    }
    if (parents.length <= maxNesting * 2) return undefined;
    refused.push({ offset, message: `nested deeper than ${maxNesting} levels` });
    return visit.BREAK;
  });
  return refused;
}

/** The YAML reader recurses; brackets nested by the ten thousand exhaust its stack, which is the file's fault. */
function parseOrTooDeep(source: string, lineCounter: LineCounter): Document | undefined {
  try {
    return parseDocument(source, { lineCounter, prettyErrors: false, stringKeys: true });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Reads YAML into plain data, or tells everything that is wrong with it as YAML. */
export function readPackSource(
  source: string,
  file: string,
): { ok: true; source: PackSource } | { ok: false; problems: PackProblem[] } {
  const lineCounter = new LineCounter();
  const problem = (offset: number, path: string, message: string): PackProblem => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), path, message };
  };
  if (source.length > maxSourceLength) {
    return { ok: false, problems: [problem(0, '', `larger than ${maxSourceLength / 1024} KiB`)] };
  }
  const document = parseOrTooDeep(source, lineCounter);
  if (document === undefined)
    return { ok: false, problems: [problem(0, '', 'nested too deeply to be read')] };
  const problems = [
    ...[...document.errors, ...document.warnings].map((error) =>
      problem(
        error.pos[0],
        '',
        error.code === 'MULTIPLE_DOCS' ? 'a pack file holds one YAML document' : error.message,
      ),
    ),
    ...refusedConstructs(document).map(({ offset, message }) => problem(offset, '', message)),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const problemAt = (path: Path, message: string) =>
    problem(offsetOf(document, path), pathText(path), message);
  return { ok: true, source: { data: document.toJS({ maxAliasCount: 0 }), problemAt } };
}
