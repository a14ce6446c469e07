import type { Locale } from './routing';

export type Messages = typeof import('../../messages/en.json');

/** Every message of a language. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return (await import(`../../messages/${locale}.json`)).default;
}

export type Part = keyof Messages;

/** The parts whose words every page needs in the browser. */
export const everywhere = ['account', 'errors', 'theme'] as const satisfies Part[];

/** Those of a question, before and after its answer. */
export const questionParts = [
  'answer',
  'card',
  'report',
  'gpu',
  'malformed',
  'time',
] as const satisfies Part[];

/** What the browser gets to know: the parts that every page needs, and more where one needs more. */
export function clientMessages(messages: Messages, parts: readonly Part[] = []): Partial<Messages> {
  return Object.fromEntries([...everywhere, ...parts].map((part) => [part, messages[part]]));
}
