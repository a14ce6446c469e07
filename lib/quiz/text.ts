import { z } from 'zod';

/** The languages every text of a pack is written in. */
export const locales = ['en', 'zh'] as const;
export type Locale = (typeof locales)[number];

/** One text in every language: Markdown with KaTeX between dollar signs. */
export type Text = Record<Locale, string>;

const maxTextLength = 6_000;

const oneLanguage = z.string().trim().min(1, 'must not be empty').max(maxTextLength);

export const textSchema = z.strictObject({ en: oneLanguage, zh: oneLanguage });

/** Builds a text by asking for each language in turn. */
export function textOf(write: (locale: Locale) => string): Text {
  return { en: write('en'), zh: write('zh') };
}
