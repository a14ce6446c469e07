import type { Locale } from '../_i18n/routing';

/** One after the other: English with a space between, Chinese without. */
export function joinSentences(locale: Locale, ...sentences: (string | null)[]): string {
  return sentences.filter((sentence) => sentence !== null).join(locale === 'zh' ? '' : ' ');
}
