'use client';

import { useLocale, useTranslations } from 'next-intl';
import { HtmlLine } from '@/app/_components/html';
import { Link } from '@/app/_i18n/navigation';
import type { AnswerView, Reveal } from '@/lib/server/answer-view';

type Props = { leech: NonNullable<AnswerView['leech']>; claim: Reveal['claim'] };

/** The same mistake once more: what to read, and a question that asks for it in another way. */
export function LeechNotice({ leech, claim }: Props) {
  const t = useTranslations('answer');
  const locale = useLocale();
  const { times, contrast } = leech;
  return (
    <div className="mt-3 border-t border-rule pt-3">
      <p className="font-medium">{t('leech', { times })}</p>
      <ul className="mt-1.5 space-y-1.5">
        {claim && (
          <li>
            <span className="text-soft">{t('leechRead')}</span>{' '}
            <Link href={claim.path} className="link">
              <HtmlLine html={claim.titleHtml[locale]} />
            </Link>
          </li>
        )}
        {contrast && (
          <li>
            <span className="text-soft">{t('leechTry')}</span>{' '}
            <Link
              href={`/practice/start?${new URLSearchParams({ pack: contrast.pack, item: contrast.itemId })}`}
              prefetch={false}
              className="link"
            >
              {contrast.title[locale]}
            </Link>
          </li>
        )}
      </ul>
    </div>
  );
}
