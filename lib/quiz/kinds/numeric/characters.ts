/** Characters that stand for an ASCII one in a typed number, beyond the full-width forms. */
const standsFor: Record<string, string> = {
  '×': '*',
  '·': '*',
  '⋅': '*',
  '∙': '*',
  '∗': '*',
  '✕': '*',
  '÷': '/',
  '∕': '/',
  '⁄': '/',
  '−': '-',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '﹣': '-',
  '’': "'",
  '。': '.',
  '、': ',',
};

/** Spaces of any width, and the invisible characters that come with copied text. */
const space = /[\s\u200b-\u200d\u2060\ufeff]/;

/** Full-width ASCII (U+FF01–FF5E) lies at this distance from plain ASCII. */
const fullWidthOffset = 0xfee0;

function plain(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - fullWidthOffset);
  if (space.test(character)) return ' ';
  return standsFor[character] ?? character;
}

const isPlain = /^[\x21-\x7e ]*$/;

/** Writes a typed answer in plain ASCII where it can be, one UTF-16 unit for one, so that positions stay true. */
export function normalise(raw: string): string {
  if (isPlain.test(raw)) return raw;
  return Array.from({ length: raw.length }, (_, index) => plain(raw.charAt(index))).join('');
}
