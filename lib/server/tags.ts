import 'server-only';
import { errataOf, type Notes, sectionsOf } from '@/lib/notes/notes';
import type { Template } from '@/lib/quiz/template';
import type { Text } from '@/lib/quiz/text';
import { course } from './notes';

/**
 * What an item can be found by: a word of its author, the section of the notes that its claim stands in, or that the
 * claim sets right what is commonly said. Only a section has a title; an author's word is its own.
 */
export type Tag = { id: string; kind: 'word' | 'section' | 'erratum'; title: Text | null };

const erratum: Tag = { id: 'erratum', kind: 'erratum', title: null };

const known = new WeakMap<Notes, ReadonlyMap<string, readonly Tag[]>>();

/** By claim. */
function tagsFromNotes(notes: Notes): ReadonlyMap<string, readonly Tag[]> {
  const before = known.get(notes);
  if (before) return before;
  const tags = new Map(
    sectionsOf(notes).flatMap((section) => {
      const here: Tag = { id: section.id, kind: 'section', title: section.title };
      return section.claims.map(
        (claim) => [claim.id, errataOf(claim).length > 0 ? [here, erratum] : [here]] as const,
      );
    }),
  );
  known.set(notes, tags);
  return tags;
}

export function tagsOf({ tags, claim }: Pick<Template, 'tags' | 'claim'>): Tag[] {
  const words = tags.map((id): Tag => ({ id, kind: 'word', title: null }));
  return [...words, ...(tagsFromNotes(course().notes).get(claim) ?? [])];
}
