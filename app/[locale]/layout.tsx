import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { hasLocale, NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { fontVariables } from '../_components/fonts';
import { clientMessages } from '../_i18n/messages';
import { routing } from '../_i18n/routing';
import { readDevice } from '../_server/device';
import { SiteFooter } from './_components/site-footer';
import { SiteHeader } from './_components/site-header';
import '../_styles/globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site');
  return {
    title: { default: `${t('name')}: ${t('tagline')}`, template: `%s · ${t('name')}` },
    description: t('description'),
    icons: { icon: '/icon.svg' },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  colorScheme: 'light dark',
};

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function LocaleLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  const [t, messages, device] = await Promise.all([getTranslations('site'), getMessages(), readDevice()]);
  return (
    <html
      lang={locale === 'zh' ? 'zh-Hans' : 'en'}
      data-theme={device.theme}
      data-motion={device.motion}
      data-gpu={device.gpu}
      className={fontVariables}
      suppressHydrationWarning
    >
      <body className="flex min-h-dvh flex-col max-md:pb-[calc(3.75rem+env(safe-area-inset-bottom))]">
        <NextIntlClientProvider messages={clientMessages(messages)}>
          <a
            href="#content"
            className="button button-main fixed top-2 left-2 z-40 -translate-y-20 focus:translate-y-0"
          >
            {t('skip')}
          </a>
          <SiteHeader theme={device.theme} />
          <main id="content" tabIndex={-1} className="flex-1 outline-none">
            {children}
          </main>
          <SiteFooter />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
