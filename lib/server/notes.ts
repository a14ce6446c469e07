import 'server-only';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '@/lib/engine/text';
import { compose } from '@/lib/notes/compose';
import { claimsOf, type Notes, sectionsOf } from '@/lib/notes/notes';
import { parseNotes } from '@/lib/notes/parse-notes';
import { buildIndex, type Hit, type SearchIndex, searchNotes } from '@/lib/notes/search';
import { env } from './env';

type PartTitle = { id: string; title: Text };

type Course = {
  notes: Notes;
  /** Where each claim stands. */
  sectionOf: ReadonlyMap<string, string>;
  partOf: ReadonlyMap<string, PartTitle>;
  index: () => SearchIndex;
};

const none: Notes = { parts: [], sources: {} };

function readNotes(folder: string): Notes {
  // A site may have packs of its own and no course.
  if (!existsSync(folder)) return none;
  const read = (name: string) => ({
    file: join(folder, name),
    text: readFileSync(join(folder, name), 'utf8'),
  });
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  );
  const parsed = parseNotes({
    contents: read('contents.yaml'),
    sources: read('sources.yaml'),
    sections: new Map(names.map((name) => [name.replaceAll('\\', '/').slice(0, -'.md'.length), read(name)])),
  });
  if (parsed.ok) return parsed.value;
  throw new Error(parsed.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
}

function open(): Course {
  const notes = readNotes(join(env().GRADCHECK_CONTENT, 'notes'));
  const sectionOf = new Map(
    sectionsOf(notes).flatMap((section) => section.claims.map(({ id }) => [id, section.id] as const)),
  );
  const partOf = new Map(
    notes.parts.flatMap(({ id, title, sections }) =>
      sections.flatMap(({ claims }) => claims.map((claim) => [claim.id, { id, title }] as const)),
    ),
  );
  let index: SearchIndex | undefined;
  return {
    notes,
    sectionOf,
    partOf,
    index: () => {
      index ??= buildIndex(notes);
      return index;
    },
  };
}

let known: Course | undefined;

/** The course, read once in the life of the process; while developing, at every look. */
export function course(): Course {
  if (process.env.NODE_ENV === 'development') return open();
  known ??= open();
  return known;
}

export function findInNotes(query: string, language: keyof Text): Hit[] {
  return searchNotes(course().index(), query.slice(0, 200), language);
}

/** The part of the course in which a claim stands; null when the notes have no such claim. */
export const partOfClaim = (id: string): PartTitle | null => course().partOf.get(id) ?? null;

export type ClaimLink = { path: string; title: Text };

/** The way from a question back to the claim it tests; null when the notes have no such claim. */
export function claimLink(id: string): ClaimLink | null {
  const { notes, sectionOf } = course();
  const section = sectionOf.get(id);
  const claim = section && claimsOf(notes).find((each) => each.id === id);
  return claim ? { path: `/notes/${section}#${id}`, title: compose(claim, () => '').title } : null;
}
