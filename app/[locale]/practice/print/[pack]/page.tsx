import { randomBytes } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Html } from '@/app/_components/html';
import { Link, redirect } from '@/app/_i18n/navigation';
import { whenUp } from '@/app/_server/when-up';
import { drawWorksheet } from '@/lib/server/worksheet';
import { DatabaseDown } from '../../../_components/database-down';
import { PaperForm } from '../_components/paper-form';
import { PrintButton } from '../_components/print-button';

type Props = {
  params: Promise<{ pack: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('worksheet'))('title'), robots: { index: false } };
}

/** A pack, or one topic of it, on paper. The address names the sheet, so that it can be printed again. */
export default async function WorksheetPage({ params, searchParams }: Props) {
  const [{ pack }, { topic, sheet }, locale, t] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getTranslations('worksheet'),
  ]);
  const part = typeof topic === 'string' ? `&topic=${encodeURIComponent(topic)}` : '';
  const address = `/practice/print/${encodeURIComponent(pack)}`;
  const fresh = `${address}?sheet=${randomBytes(4).toString('hex')}${part}`;
  if (typeof sheet !== 'string') return redirect({ href: fresh, locale });
  const drawn = await whenUp(() =>
    drawWorksheet(pack, typeof topic === 'string' ? topic : null, sheet, locale),
  );
  if (!drawn.up) return <DatabaseDown />;
  if (drawn.value === null) notFound();
  const { title, topics } = drawn.value;
  return (
    <div className="page worksheet pt-10 md:pt-14">
      <div className="flex flex-wrap items-center gap-3 print:hidden">
        <PrintButton label={t('print')} />
        <Link href={fresh} prefetch={false} className="button">
          {t('newNumbers')}
        </Link>
        <p className="text-sm text-soft">{t('sameNumbers')}</p>
      </div>
      <h1 className="mt-8 font-display text-3xl font-semibold tracking-tight">{title[locale]}</h1>
      <p className="figures mt-1 text-sm text-soft">{t('sheet', { sheet })}</p>
      {topics.map(({ id, title: name, questions }) => (
        <section key={id} aria-labelledby={`topic-${id}`} className="mt-10">
          <h2 id={`topic-${id}`} className="font-display text-xl font-semibold">
            {name[locale]}
          </h2>
          <ol className="paper-questions">
            {questions.map(({ itemId, title: heading, promptHtml, form }) => (
              <li key={itemId}>
                <h3 className="font-semibold">{heading[locale]}</h3>
                <Html html={promptHtml[locale]} className="mt-1" />
                <PaperForm form={form} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
