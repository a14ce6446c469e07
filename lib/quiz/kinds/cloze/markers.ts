/** A blank as its author writes it: `[[id]]`. */
const authored = /\[\[([a-z0-9-]+)\]\]/g;

/** The ids of the blanks of a text, in order. */
export function blanksIn(text: string): string[] {
  return [...text.matchAll(authored)].map((match) => match[1]!);
}

/** Puts the mark under which the page knows a blank, ⟦1⟧, for its id. */
export function markBlanks(text: string, labelOf: (id: string) => string): string {
  return text.replace(authored, (_, id: string) => `⟦${labelOf(id)}⟧`);
}

/** Blanks that stand inside a formula, which cannot be filled in there. */
export function blanksInMath(text: string): string[] {
  return [...text.matchAll(authored)]
    .filter((match) => {
      const before = text.slice(0, match.index).replaceAll('\\$', '').replaceAll('$$', '$');
      return before.split('$').length % 2 === 0;
    })
    .map((match) => match[1]!);
}
