import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { loadMessages } from './messages';
import { routing } from './routing';

export default getRequestConfig(async ({ locale, requestLocale }) => {
  const asked = locale ?? (await requestLocale);
  const chosen = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  return { locale: chosen, messages: await loadMessages(chosen) };
});
