import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import { HtmlLine } from '@/app/_components/html';
import { Link } from '@/app/_i18n/navigation';
import { examples } from '@/lib/engine/examples';
import { families, familyOf } from '@/lib/engine/families';
import { manualOf } from '@/lib/engine/manual';
import { findOp } from '@/lib/engine/registry';
import { renderLine } from '@/lib/server/markdown';
import { inWordsOf } from '../_components/about';
import { Formula } from '../_components/formula';
import { OpFields } from '../_components/op-fields';
import { OpSlips } from '../_components/op-slips';
import { Workbench } from '../_components/workbench';

type Props = { params: Promise<{ op: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ op: id }, locale] = await Promise.all([params, getLocale()]);
  const op = findOp(id);
  return op ? { title: op.title[locale] } : {};
}

/** One op: its formula, what it fixes, what it takes and gives, the mistakes it knows, and a bench to run it on. */
export default async function OpPage({ params }: Props) {
  const [{ op: id }, locale, t, { engine }] = await Promise.all([
    params,
    getLocale(),
    getTranslations('engine'),
    getMessages(),
  ]);
  const op = findOp(id);
  if (!op) notFound();
  const manual = manualOf(op);
  const [input, output] = [inWordsOf(locale, manual.input), inWordsOf(locale, manual.output)];
  const example = examples[op.id]!;
  return (
    <div className="page max-w-[56rem] pt-10 md:pt-14">
      <p className="eyebrow flex flex-wrap gap-x-2">
        <Link href="/engine" className="link">
          {t('title')}
        </Link>
        <span aria-hidden="true">/</span>
        <span>{families[familyOf(op.id)][locale]}</span>
      </p>
      <h1 className="mt-1 font-display text-3xl font-semibold tracking-tight">{manual.title[locale]}</h1>
      <p className="mt-1 text-sm text-faint">
        <code translate="no">{manual.id}</code>
      </p>
      <Formula op={op.id} input={example} />
      <dl className="mt-6 grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[auto_1fr]">
        <dt className="text-faint">{t('source')}</dt>
        <dd translate="no" className="wrap-anywhere">
          {manual.source}
        </dd>
        <dt className="text-faint">{t('conventions')}</dt>
        <dd>
          <ul className="list-disc space-y-1 ps-4">
            {manual.conventions.map((convention) => (
              <li key={convention.en}>
                <HtmlLine html={renderLine(convention[locale])} />
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <NextIntlClientProvider messages={{ engine }}>
        <Workbench op={op.id} fields={input} example={example} />
      </NextIntlClientProvider>
      <OpSlips slips={manual.slips} op={op.id} example={example} />
      <OpFields title={t('input')} fields={input} withDefaults />
      <OpFields title={t('output')} fields={output} />
    </div>
  );
}
