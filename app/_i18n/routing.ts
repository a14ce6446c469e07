import { defineRouting } from 'next-intl/routing';

/** English at /en, Chinese at /zh; `/` follows the reader's cookie, then the browser's languages. */
export const routing = defineRouting({
  locales: ['en', 'zh'],
  defaultLocale: 'en',
  localePrefix: 'always',
  localeCookie: { name: 'locale', maxAge: 365 * 24 * 60 * 60, sameSite: 'lax' },
});

export type Locale = (typeof routing.locales)[number];
