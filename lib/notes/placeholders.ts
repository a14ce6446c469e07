/** Where a number stands: inside dollar signs it is LaTeX, in a code span it is plain, elsewhere it is text. */
export type Setting = 'text' | 'math' | 'code';

export type Placeholder = { name: string; start: number; end: number; setting: Setting };

const marks = /\\[\s\S]|`+|\$\$?|\{\{\s*([^{}]*?)\s*\}\}/g;

/** Finds each `{{ name }}` of a Markdown text, with the setting it stands in. */
export function placeholdersOf(text: string): Placeholder[] {
  const found: Placeholder[] = [];
  let closing = '';
  for (const match of text.matchAll(marks)) {
    const [mark, name] = match;
    if (name !== undefined) {
      const setting = closing === '' ? 'text' : closing.startsWith('$') ? 'math' : 'code';
      found.push({ name, start: match.index, end: match.index + mark.length, setting });
    } else if (!mark.startsWith('\\')) {
      if (closing === '') closing = mark;
      else if (closing === mark) closing = '';
    }
  }
  return found;
}

/** Puts a text in the place of each `{{ name }}`. */
export function fillIn(text: string, write: (placeholder: Placeholder) => string): string {
  let filled = '';
  let done = 0;
  for (const placeholder of placeholdersOf(text)) {
    filled += text.slice(done, placeholder.start) + write(placeholder);
    done = placeholder.end;
  }
  return filled + text.slice(done);
}
