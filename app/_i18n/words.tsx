import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { clientMessages, type Part } from './messages';

/** Lets the part of a page that runs in the browser say more than what every page can. */
export async function Words({ parts, children }: { parts: readonly Part[]; children: ReactNode }) {
  const messages = clientMessages(await getMessages(), parts);
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
