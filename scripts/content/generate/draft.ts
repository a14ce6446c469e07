import type { Passage } from './passage';

/** An item as it will stand in the pack. */
export type DraftItem = { id: string; kind: string } & Record<string, unknown>;

/** What became of one structure. */
export type Draft = { item: DraftItem } | { skipped: string };

/** What every item of a passage has. */
export function commonFields({ topic, claim, rows, title }: Passage): Record<string, unknown> {
  return { topic, claim, ...(rows.length > 0 ? { rows } : {}), title };
}

/** Markdown without what would stand out in a question: bold, and links. */
export function plain(text: string): string {
  return text
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

/** Longer things cannot be taken in beside others. */
export const longestEntry = 220;
