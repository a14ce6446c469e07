import type { Code, Heading, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { z } from 'zod';
import type { Block, Claim, NotesFile, Section, SourceRef } from './notes';
import {
  claimIdSchema,
  claimSchema,
  demonstrationSchema,
  erratumSchema,
  plotSchema,
  sectionSchema,
} from './schema';
import { type NotesProblem, type Read, readYaml } from './source-text';

export const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkMath).freeze();

const lineOf = (node: RootContent) => node.position!.start.line;

type Language = 'en' | 'zh';
const languageHeading = /^(en|zh)[:：]\s*(.+)$/s;

const isHeading = (node: RootContent, depth: number): node is Heading =>
  node.type === 'heading' && node.depth === depth;

/** The nodes of a claim, from its heading to the next. */
function chunksOf(nodes: RootContent[]): RootContent[][] {
  const chunks: RootContent[][] = [[]];
  for (const node of nodes) {
    if (isHeading(node, 2)) chunks.push([node]);
    else chunks.at(-1)!.push(node);
  }
  return chunks;
}

/** Reads one file, collecting what is wrong with it on the way. */
class SectionReader {
  readonly problems: NotesProblem[] = [];

  constructor(private readonly source: NotesFile) {}

  report(line: number, message: string): void {
    this.problems.push({ file: this.source.file, line, message });
  }

  yaml<T>(fence: Code, schema: z.ZodType<T>): T | undefined {
    const read = readYaml(
      { file: this.source.file, firstLine: lineOf(fence) + 1, text: fence.value },
      schema,
    );
    if (read.ok) return read.value;
    this.problems.push(...read.problems);
    return undefined;
  }

  /** The source text of a run of nodes, blank lines between them and all. */
  private slice(nodes: RootContent[]): string {
    const [first, last] = [nodes[0], nodes.at(-1)];
    if (!first || !last) return '';
    return this.source.text.slice(first.position!.start.offset, last.position!.end.offset);
  }

  private block(fence: Code): Block | undefined {
    const line = lineOf(fence);
    if (fence.lang === 'demonstration') {
      const demonstration = this.yaml(fence, demonstrationSchema);
      return demonstration && { kind: 'demonstration', demonstration, line };
    }
    if (fence.lang === 'plot') {
      const plot = this.yaml(fence, plotSchema);
      return plot && { kind: 'plot', plot, line };
    }
    const erratum = this.yaml(fence, erratumSchema);
    return erratum && { kind: 'erratum', erratum, line };
  }

  private text(language: Language, nodes: RootContent[], line: number): { title: string; body: string } {
    const [heading, ...rest] = nodes;
    if (!heading) {
      this.report(line, `the claim has no heading "### ${language}: …"`);
      return { title: '', body: '' };
    }
    if (rest.length === 0) this.report(lineOf(heading), 'there is no text under this heading');
    const source = this.slice([heading]).replace(/^#+\s*/, '');
    return { title: languageHeading.exec(source)![2]!.trim(), body: this.slice(rest) };
  }

  claim([heading, ...nodes]: RootContent[]): Claim | undefined {
    const line = lineOf(heading!);
    const id = claimIdSchema.safeParse(plainText(heading!));
    if (!id.success) this.report(line, `the claim's id ${id.error.issues[0]!.message}`);
    const texts: Record<Language, RootContent[]> = { en: [], zh: [] };
    const order: Language[] = [];
    const blocks: Block[] = [];
    let meta: z.output<typeof claimSchema> | undefined;
    let sawMeta = false;
    for (const node of nodes) {
      const language = isHeading(node, 3) ? languageHeading.exec(plainText(node))?.[1] : undefined;
      if (language) {
        if (texts[language as Language].length > 0)
          this.report(lineOf(node), `a second text in "${language}"`);
        order.push(language as Language);
        texts[language as Language].push(node);
      } else if (node.type === 'code' && node.lang === 'claim') {
        if (sawMeta) this.report(lineOf(node), 'a second claim block');
        sawMeta = true;
        meta = this.yaml(node, claimSchema) ?? meta;
      } else if (node.type === 'code' && ['demonstration', 'plot', 'erratum'].includes(node.lang ?? '')) {
        const block = this.block(node);
        if (block) blocks.push(block);
      } else if (isHeading(node, 3) || order.length === 0) {
        this.report(lineOf(node), 'expected a claim block, then "### en: …" and "### zh: …"');
      } else if (blocks.length > 0) {
        this.report(lineOf(node), 'text after a block; blocks stand at the end of their claim');
      } else texts[order.at(-1)!].push(node);
    }
    if (!sawMeta) this.report(line, 'the claim has no claim block');
    if (order[0] === 'zh') this.report(lineOf(texts.zh[0]!), 'English comes first');
    const [en, zh] = [this.text('en', texts.en, line), this.text('zh', texts.zh, line)];
    if (!meta || !id.success) return undefined;
    return {
      ...meta,
      id: id.data,
      line,
      title: { en: en.title, zh: zh.title },
      body: { en: en.body, zh: zh.body },
      sources: meta.sources.map(sourceRef),
      blocks,
    };
  }
}

function sourceRef(text: string): SourceRef {
  const comma = text.indexOf(',');
  return comma < 0
    ? { id: text, at: '' }
    : { id: text.slice(0, comma).trim(), at: text.slice(comma + 1).trim() };
}

/**
 * Reads one section: a `section` block, then claims. A claim is `## its.id`, a `claim` block, the texts under
 * `### en: Title` and `### zh: 标题`, and its demonstrations, plots and errata.
 */
export function parseSection(id: string, source: NotesFile): Read<Section> {
  const reader = new SectionReader(source);
  const [opening, ...chunks] = chunksOf(markdown.parse(source.text).children);
  const [first, ...others] = opening!;
  for (const node of others) reader.report(lineOf(node), 'only the section block stands before the claims');
  const isSection = first?.type === 'code' && first.lang === 'section';
  if (!isSection) reader.report(1, 'the file begins with a section block');
  const section = isSection ? reader.yaml(first, sectionSchema) : undefined;
  const claims = chunks.map((chunk) => reader.claim(chunk));
  if (reader.problems.length > 0 || !section) return { ok: false, problems: reader.problems };
  return { ok: true, value: { id, file: source.file, ...section, claims: claims as Claim[] } };
}
