'use client';

import { useSearchParams } from 'next/navigation';
import { useLocale } from 'next-intl';
import { Link, usePathname } from '@/app/_i18n/navigation';

/** The same page in the other language; the label is written in that language. */
export function LanguageSwitch({ label }: { label: string }) {
  const other = useLocale() === 'en' ? 'zh' : 'en';
  const path = usePathname();
  const query = useSearchParams().toString();
  const lang = other === 'zh' ? 'zh-Hans' : 'en';
  return (
    <Link
      href={query === '' ? path : `${path}?${query}`}
      locale={other}
      lang={lang}
      hrefLang={lang}
      prefetch={false}
      scroll={false}
      className="inline-flex min-h-11 min-w-11 items-center justify-center rounded-md px-2 text-sm text-soft hover:bg-sunken hover:text-ink"
    >
      {label}
    </Link>
  );
}
