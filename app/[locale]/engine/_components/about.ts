import type { Locale } from '@/app/_i18n/routing';
import type { Field } from '@/lib/engine/manual';
import chinese from './field-words.zh.json';

/**
 * Fields with what they are about in the reader's language. The schemas say it in English, for the command line as
 * well; the Chinese is found by its English text. A test finds a text that is missing or no longer used.
 */
export function inWordsOf(locale: Locale, fields: Field[]): Field[] {
  if (locale === 'en') return fields;
  return fields.map((field) => ({
    ...field,
    about: (chinese as Record<string, string>)[field.about] ?? field.about,
  }));
}
