import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Notes, NotesFile } from '@/lib/notes/notes';
import { parseNotes } from '@/lib/notes/parse-notes';
import type { Read } from '@/lib/notes/source-text';

const notesFolder = 'content/notes';

/** Reads the course: the two lists and every section, `part/section.md`. */
export function readNotes(root: string): Read<Notes> {
  const read = (name: string): NotesFile => {
    const file = `${notesFolder}/${name}`;
    return { file, text: readFileSync(join(root, file), 'utf8') };
  };
  const names = readdirSync(join(root, notesFolder), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md'));
  return parseNotes({
    contents: read('contents.yaml'),
    sources: read('sources.yaml'),
    sections: new Map(names.map((name) => [name.slice(0, -'.md'.length), read(name)])),
  });
}
