import type { Field } from '@/lib/engine/manual';

export type Entries = { ok: true; input: Record<string, unknown> } | { ok: false; field: string };

/** What was typed into a form, as an op's input: an empty field is left out, the rest is JSON or a bare word. */
export function readEntries(fields: readonly Field[], data: FormData): Entries {
  const input: Record<string, unknown> = {};
  for (const { name, entry } of fields) {
    const text = String(data.get(name) ?? '').trim();
    if (text === '') continue;
    if (entry === 'choice') {
      input[name] = text;
      continue;
    }
    try {
      input[name] = JSON.parse(text);
    } catch {
      return { ok: false, field: name };
    }
  }
  return { ok: true, input };
}
