import { MAX_ELEMENTS, TooLarge } from '../../language/build';
import type { Tensor } from '../../tensor';

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * Orders strings by code point. JavaScript compares UTF-16 units, which puts characters beyond U+FFFF (surrogates,
 * U+D800…) before those from U+E000 on.
 */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) i += 1;
  if (i === length) return a.length - b.length;
  // Where the first difference is the second half of a pair, the pairs differ and not just their halves.
  const inPair = i > 0 && isHigh(a.charCodeAt(i - 1)) && (isLow(a.charCodeAt(i)) || isLow(b.charCodeAt(i)));
  const at = inPair ? i - 1 : i;
  return a.codePointAt(at)! - b.codePointAt(at)!;
}

export type Counted = {
  /** The distinct tokens, by code point. */
  vocabulary: string[];
  /** How often each document has each token: [docs,V]. */
  counts: Tensor;
  /** Tokens of each document: [docs]. */
  lengths: Tensor;
  /** Documents that have the token: [V]. */
  docFrequency: Tensor;
};

/** Counts tokens; throws `TooLarge` where the table of documents and vocabulary would be. */
export function countTokens(docs: readonly (readonly string[])[]): Counted {
  const vocabulary = [...new Set(docs.flat())].sort(byCodePoint);
  const [rows, width] = [docs.length, vocabulary.length];
  if (rows * width > MAX_ELEMENTS / 10)
    throw new TooLarge(`${rows} documents of ${width} different tokens, over ${MAX_ELEMENTS / 10} counts`);
  const places = new Map(vocabulary.map((token, place) => [token, place]));
  const counts = new Float64Array(rows * width);
  for (const [doc, tokens] of docs.entries()) {
    for (const token of tokens) counts[doc * width + places.get(token)!]! += 1;
  }
  const docFrequency = new Float64Array(width);
  for (let at = 0; at < counts.length; at++) if (counts[at]! > 0) docFrequency[at % width]! += 1;
  return {
    vocabulary,
    counts: { shape: [rows, width], data: counts },
    lengths: { shape: [rows], data: Float64Array.from(docs, (tokens) => tokens.length) },
    docFrequency: { shape: [width], data: docFrequency },
  };
}
