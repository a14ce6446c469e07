import { z } from 'zod';

/** The languages every text of a pack is written in. */
export const locales = ['en', 'zh'] as const;
export type Locale = (typeof locales)[number];

/** One text in every language: Markdown with KaTeX between dollar signs. */
export type Text = Record<Locale, string>;

const maxTextLength = 6_000;

const oneLanguage = z.string().trim().min(1, 'must not be empty').max(maxTextLength);

/** A text as an author writes it. */
export const textSchema = z.strictObject({ en: oneLanguage, zh: oneLanguage });

/** A text as it was drawn and stored, its slots filled in. */
export const writtenTextSchema = z.object({ en: z.string(), zh: z.string() });

/** Builds a text by asking for each language in turn. */
export function textOf(write: (locale: Locale) => string): Text {
  return { en: write('en'), zh: write('zh') };
}
