import { useLocale, useTranslations } from 'next-intl';
import { Html, HtmlLine } from '@/app/_components/html';
import { Link } from '@/app/_i18n/navigation';
import type { SlipMade } from '@/lib/server/slips-made';
import { useWords } from '../../_plot/use-words';
import { ScrollableMath } from '../../_question/scrollable-math';

/** The named mistakes made most: what was said of each, where to read about it, and a way to try again. */
export function SlipList({ slips }: { slips: SlipMade[] }) {
  const t = useTranslations('progress');
  return (
    <section aria-labelledby="slips" className="min-w-0">
      <h2 id="slips" className="font-display text-xl font-semibold">
        {t('slips')}
      </h2>
      {slips.length === 0 ? (
        <p className="mt-3 text-sm text-soft">{t('noSlips')}</p>
      ) : (
        <ol className="mt-3 border-b border-rule">
          {slips.map((slip) => (
            <SlipRow
              key={`${slip.items[0]!.pack} ${slip.feedbackHtml.en}${slip.feedbackHtml.zh}`}
              slip={slip}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

function SlipRow({ slip: { times, lastDay, feedbackHtml, items, claim } }: { slip: SlipMade }) {
  const t = useTranslations('progress');
  const answer = useTranslations('answer');
  const locale = useLocale();
  const { day } = useWords();
  const { pack, itemId, title } = items[0]!;
  const again = new URLSearchParams({ pack, item: itemId });
  return (
    <li className="border-t border-rule py-3">
      <p className="flex flex-wrap justify-between gap-x-4 text-sm">
        <span className="font-semibold text-warn">{t('slipTimes', { times })}</span>
        <span className="text-xs text-faint">{t('slipLast', { day: day(lastDay) })}</span>
      </p>
      <ScrollableMath label={answer('scrollable')}>
        <Html html={feedbackHtml[locale]} className="mt-0.5 text-sm" />
      </ScrollableMath>
      <ul className="mt-1.5 flex flex-wrap gap-x-5 gap-y-0.5 text-sm">
        {items.map((item) => (
          <li key={item.itemId}>
            <Link href={`/progress/items/${item.pack}/${item.itemId}`} prefetch={false} className="link">
              {item.title[locale]}
            </Link>
          </li>
        ))}
        {claim && (
          <li>
            {t('slipRead')}{' '}
            <Link href={claim.path} prefetch={false} className="link">
              <HtmlLine html={claim.titleHtml[locale]} />
            </Link>
          </li>
        )}
        <li>
          <Link href={`/practice/start?${again}`} prefetch={false} className="link">
            {t('slipAgain')}
            <span className="sr-only"> {title[locale]}</span>
          </Link>
        </li>
      </ul>
    </li>
  );
}
