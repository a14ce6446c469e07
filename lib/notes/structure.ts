import type { List, Paragraph, PhrasingContent, Root, RootContent, Strong, Table } from 'mdast';
import { markdown } from './parse-section';

/** What questions can be made of in a Markdown text; texts are Markdown, `line` counts from the text's first. */
export type Structure =
  /** A term in bold, a colon, and what it is. */
  | { kind: 'definition'; line: number; term: string; meaning: string }
  /** Things that belong together, under the sentence that says what they are. */
  | { kind: 'list'; line: number; stem: string; items: string[] }
  /** A table whose first column names what is compared. */
  | { kind: 'table'; line: number; header: string[]; rows: string[][] }
  /** Numbered steps, under the sentence that says of what. */
  | { kind: 'procedure'; line: number; stem: string; steps: string[] }
  | { kind: 'formula'; line: number; latex: string };

const minItems = 3;
const colon = /^\s*[:：]\s*/;

type Spanned = { position?: { start: { offset?: number; line: number }; end: { offset?: number } } };

/** The Markdown that a run of nodes was written as. */
function sourceOf(text: string, nodes: readonly Spanned[]): string {
  const [first, last] = [nodes[0], nodes.at(-1)];
  return first && last ? text.slice(first.position!.start.offset, last.position!.end.offset).trim() : '';
}

const lineOf = (node: Spanned) => node.position!.start.line;

function definitionIn(text: string, paragraph: Paragraph): Structure[] {
  const [strong, ...rest] = paragraph.children as [Strong, ...PhrasingContent[]];
  if (strong?.type !== 'strong' || rest.length === 0) return [];
  const after = sourceOf(text, rest);
  if (!colon.test(after)) return [];
  const term = sourceOf(text, strong.children);
  return [{ kind: 'definition', line: lineOf(paragraph), term, meaning: after.replace(colon, '') }];
}

function listIn(text: string, list: List, before: RootContent | undefined): Structure[] {
  const items = list.children.map((item) => sourceOf(text, item.children));
  const definitions = list.children.flatMap(({ children: [first] }) =>
    first?.type === 'paragraph' ? definitionIn(text, first) : [],
  );
  const introduced = before?.type === 'paragraph' ? sourceOf(text, [before]) : '';
  if (!/[:：]$/.test(introduced) || items.length < minItems) return definitions;
  const stem = introduced.replace(/[:：]$/, '');
  const line = lineOf(list);
  if (list.ordered) return [{ kind: 'procedure', line, stem, steps: items }, ...definitions];
  return [{ kind: 'list', line, stem, items }, ...definitions];
}

function tableIn(text: string, table: Table): Structure {
  const [header, ...rows] = table.children.map((row) =>
    row.children.map(({ children }) => sourceOf(text, children)),
  );
  return { kind: 'table', line: lineOf(table), header: header!, rows };
}

/** Finds the definitions, lists, tables, procedures and displayed formulas of a Markdown text, in its order. */
export function structuresOf(text: string): Structure[] {
  const { children } = markdown.parse(text) as Root;
  return children.flatMap((node, index): Structure[] => {
    if (node.type === 'paragraph') return definitionIn(text, node);
    if (node.type === 'list') return listIn(text, node, children[index - 1]);
    if (node.type === 'table') return [tableIn(text, node)];
    return node.type === 'math' ? [{ kind: 'formula', line: lineOf(node), latex: node.value }] : [];
  });
}
