import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';

/** The words of a mock interview go to the browser on these pages only. */
export default async function MockLayout({ children }: { children: ReactNode }) {
  const { answer, errors, malformed, mock } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ answer, errors, malformed, mock }}>{children}</NextIntlClientProvider>
  );
}
