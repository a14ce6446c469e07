import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { PageHeading } from '../_components/page-heading';
import { SelfCheck } from './_components/self-check';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('selfCheck'))('title') };
}

/** Checks this browser's graphics adapter against float64. */
export default async function GpuPage() {
  const [t, { gpu, selfCheck }] = await Promise.all([getTranslations('selfCheck'), getMessages()]);
  return (
    <div className="page pt-10 md:pt-14">
      <PageHeading title={t('title')} lede={t('lede')} />
      <NextIntlClientProvider messages={{ gpu, selfCheck }}>
        <SelfCheck />
      </NextIntlClientProvider>
    </div>
  );
}
