import { findOp } from '@/lib/engine/registry';
import { type Claim, claimsOf, type Notes, type NotesFile, type Section } from './notes';
import { parseSection } from './parse-section';
import { placeholdersOf } from './placeholders';
import { bibliographySchema, contentsSchema } from './schema';
import { type NotesProblem, type Read, readYaml } from './source-text';

export type NotesFiles = {
  /** contents.yaml: the parts and their sections in reading order. */
  contents: NotesFile;
  /** sources.yaml: the bibliography. */
  sources: NotesFile;
  /** The sections' files under `part/section`. */
  sections: ReadonlyMap<string, NotesFile>;
};

const claimLink = /\]\(claim:([^)\s]*)\)/g;

/** The ids that a text links to. */
export function linksOf(text: string): string[] {
  return [...text.matchAll(claimLink)].map((match) => match[1]!);
}

type Report = (claim: Claim, message: string) => void;

function checkTexts(claim: Claim, known: ReadonlySet<string>, report: Report): void {
  const names = Object.keys(claim.values);
  for (const language of ['en', 'zh'] as const) {
    const text = `${claim.title[language]}\n${claim.body[language]}`;
    const used = new Set(placeholdersOf(text).map(({ name }) => name));
    for (const name of used) {
      if (!names.includes(name)) report(claim, `${language}: {{ ${name} }} is not among the claim's values`);
    }
    for (const name of names) {
      if (!used.has(name)) report(claim, `${language}: the value "${name}" is not used`);
    }
    for (const id of linksOf(text)) {
      if (!known.has(id)) report(claim, `${language}: a link to claim:${id}, which there is not`);
    }
  }
}

function checkReferences(claim: Claim, notes: Notes, report: Report): void {
  for (const { id } of claim.sources) {
    if (!Object.hasOwn(notes.sources, id)) report(claim, `the source "${id}" is not in the bibliography`);
  }
  for (const op of claim.ops) {
    if (!findOp(op)) report(claim, `there is no op "${op}"`);
  }
}

function checkClaims(notes: Notes): NotesProblem[] {
  const problems: NotesProblem[] = [];
  const seen = new Map<string, string>();
  const known = new Set(claimsOf(notes).map(({ id }) => id));
  for (const section of notes.parts.flatMap((part) => part.sections)) {
    const report: Report = (claim, message) =>
      problems.push({ file: section.file, line: claim.line, message: `${claim.id}: ${message}` });
    for (const claim of section.claims) {
      const before = seen.get(claim.id);
      if (before) report(claim, `there is a claim of this id in ${before} already`);
      seen.set(claim.id, section.file);
      checkTexts(claim, known, report);
      checkReferences(claim, notes, report);
    }
  }
  return problems;
}

function readSections(files: NotesFiles, part: { id: string; sections: string[] }): Read<Section>[] {
  return part.sections.map((id) => {
    const source = files.sections.get(`${part.id}/${id}`);
    if (source) return parseSection(id, source);
    const message = `the section "${id}" has no file ${part.id}/${id}.md`;
    return { ok: false, problems: [{ file: files.contents.file, line: 1, message }] };
  });
}

const wholeFile = ({ file, text }: NotesFile) => ({ file, firstLine: 1, text });

/**
 * Reads the whole course: every text in both languages, every reference known. Tells everything that is wrong at once.
 * Whether its numbers exist is for `proveNotes` to say.
 */
export function parseNotes(files: NotesFiles): Read<Notes> {
  const contents = readYaml(wholeFile(files.contents), contentsSchema);
  const sources = readYaml(wholeFile(files.sources), bibliographySchema);
  if (!contents.ok || !sources.ok) {
    return { ok: false, problems: [contents, sources].flatMap((read) => (read.ok ? [] : read.problems)) };
  }
  const reads = contents.value.parts.map((part) => ({ part, sections: readSections(files, part) }));
  const broken = reads.flatMap(({ sections }) => sections.flatMap((read) => (read.ok ? [] : read.problems)));
  if (broken.length > 0) return { ok: false, problems: broken };
  const parts = reads.map(({ part: { id, numeral, title }, sections }) => ({
    id,
    numeral,
    title,
    sections: sections.flatMap((read) => (read.ok ? [read.value] : [])),
  }));
  const notes = { parts, sources: sources.value };
  const problems = checkClaims(notes);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: notes };
}
