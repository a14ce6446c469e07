import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { stringify } from 'yaml';
import { type Generated, generate, type Outcome } from './generate';
import type { Source } from './passage';
import { readMarkdown } from './read-markdown';
import { isSection, readSection } from './read-section';

const lineWidth = 116;

/** The draft as the YAML of a pack. */
export function packYaml(source: Source, { items }: Generated, file: string): string {
  const pack = {
    schema: 'gradcheck/pack@1',
    slug: source.slug,
    title: source.title,
    summary: { en: `Drafted from ${file}.`, zh: `由 ${file} 生成的草稿。` },
    topics: source.topics.filter(({ id }) => items.some((item) => item.topic === id)),
    items,
  };
  return stringify(pack, { lineWidth, aliasDuplicateObjects: false });
}

function sentence({ line, what, ...outcome }: Outcome, file: string): string {
  const fate = 'id' in outcome ? `${outcome.kind} ${outcome.id}` : `skipped: ${outcome.skipped}`;
  return `${file}:${line}: ${what} → ${fate}`;
}

/** What was drafted, and what was skipped and why; then what its author has still to do. */
export function reportOf(source: Source, { items, outcomes }: Generated, file: string): string[] {
  const skipped = outcomes.filter((outcome) => 'skipped' in outcome).length;
  const numbers = items.filter((item) => item.kind === 'numeric').length;
  const untranslated =
    'The document has one language: both fields of each text hold it. Translate them; `check` tells what is left.';
  const fixed = `${numbers} numeric draft(s) have the numbers of the text: give their parameters ranges, and constraints where needed.`;
  return [
    ...outcomes.map((outcome) => sentence(outcome, file)),
    `${items.length} draft(s), ${skipped} skipped. Read each one: a draft is not yet a good question.`,
    ...(source.languages === 1 ? [untranslated] : []),
    ...(numbers > 0 ? [fixed] : []),
  ];
}

/** `generate FILE.md`: the pack to stdout, the report to stderr. Returns the exit code. */
export function generateCommand(file: string | undefined): number {
  if (file === undefined || !existsSync(file)) {
    console.error(file === undefined ? 'generate wants a Markdown file' : `There is no file ${file}`);
    return 2;
  }
  const text = readFileSync(file, 'utf8');
  const unread: string[] = [];
  let source: Source;
  if (isSection(text)) {
    const read = readSection(text, file);
    if (!read.ok) {
      for (const problem of read.problems) console.error(problem);
      return 1;
    }
    source = read.source;
  } else {
    const read = readMarkdown(text, basename(file, '.md'));
    source = read.source;
    unread.push(...read.unread.map(({ line, reason }) => `${file}:${line}: skipped: ${reason}`));
  }
  const generated = generate(source);
  for (const line of [...unread, ...reportOf(source, generated, file)]) console.error(line);
  if (generated.items.length === 0) return 1;
  process.stdout.write(packYaml(source, generated, basename(file)));
  return 0;
}
