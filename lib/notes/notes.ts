import type { Text } from '@/lib/engine/text';
import type { Demonstration, Erratum, Plot, ValueSpec } from './schema';

/** A work of the bibliography, and the place in it. */
export type SourceRef = { id: string; at: string };

export type Block =
  | { kind: 'demonstration'; demonstration: Demonstration; line: number }
  | { kind: 'plot'; plot: Plot; line: number }
  | { kind: 'erratum'; erratum: Erratum; line: number };

/** One thing the notes say: what items test and learners are led back to. */
export type Claim = {
  id: string;
  line: number;
  title: Text;
  /** Markdown with KaTeX, `{{ value }}` and links to `claim:` ids. */
  body: Text;
  rows: number[];
  sources: SourceRef[];
  ops: string[];
  values: Record<string, ValueSpec>;
  blocks: Block[];
};

export type Section = { id: string; file: string; title: Text; summary: Text; claims: Claim[] };

export type Part = { id: string; numeral: string; title: Text; sections: Section[] };

/** The whole course. `sources` is the bibliography: a full reference under each id. */
export type Notes = { parts: Part[]; sources: Record<string, string> };

/** A file as it was read; the name as a reader of a message would look for it. */
export type NotesFile = { file: string; text: string };

export function sectionsOf(notes: Notes): Section[] {
  return notes.parts.flatMap((part) => part.sections);
}

export function claimsOf(notes: Notes): Claim[] {
  return sectionsOf(notes).flatMap((section) => section.claims);
}

export function errataOf(claim: Claim): Erratum[] {
  return claim.blocks.flatMap((block) => (block.kind === 'erratum' ? [block.erratum] : []));
}
