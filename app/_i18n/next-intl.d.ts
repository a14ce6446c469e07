import type { Messages as OurMessages } from './messages';
import type { Locale as OurLocale } from './routing';

declare module 'next-intl' {
  interface AppConfig {
    Locale: OurLocale;
    Messages: OurMessages;
  }
}
