import { fnv1a64 } from '@/lib/engine/random';

const longest = 40;

/** Eight hexadecimal digits that depend on the text alone. */
function fingerprint(text: string): string {
  return fnv1a64(text)[0].toString(16).padStart(8, '0');
}

/**
 * An id from the words of a text: the same text gives the same id wherever it stands. A text with few Latin letters is
 * known by a fingerprint, and one that had to be cut keeps its fingerprint so as not to be another's.
 */
export function slugOf(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\\[a-z]+/gi, ' ')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const slug = (words ?? []).join('-');
  const foreign = text.replace(/[\x20-\x7f]/g, '').length > text.length / 3;
  if (slug === '' || foreign) return `t${fingerprint(text)}`;
  return slug.length <= longest
    ? slug
    : `${slug.slice(0, longest).replace(/-[^-]*$/, '')}-${fingerprint(text)}`;
}
