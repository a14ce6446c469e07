import type { Locale } from './routing';

export type Messages = typeof import('../../messages/en.json');

/** Every message of a language. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return (await import(`../../messages/${locale}.json`)).default;
}

/** The parts that run in the browser; the rest of the words never leaves the server. */
const clientParts = [
  'answer',
  'card',
  'report',
  'gpu',
  'malformed',
  'settings',
  'interview',
  'account',
  'errors',
  'theme',
  'time',
] as const;

export function clientMessages(messages: Messages): Pick<Messages, (typeof clientParts)[number]> {
  return Object.fromEntries(clientParts.map((part) => [part, messages[part]])) as Pick<
    Messages,
    (typeof clientParts)[number]
  >;
}
