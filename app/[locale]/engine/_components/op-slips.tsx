import { getLocale, getTranslations } from 'next-intl/server';
import { HtmlLine } from '@/app/_components/html';
import { slipDifference } from '@/lib/engine/difference';
import type { Manual } from '@/lib/engine/manual';
import { renderLine } from '@/lib/server/markdown';

type Props = { slips: Manual['slips']; op: string; example: object };

/** The mistakes an op knows, each with what it makes of the example. */
export async function OpSlips({ slips, op, example }: Props) {
  const [t, locale] = await Promise.all([getTranslations('engine'), getLocale()]);
  if (slips.length === 0) return null;
  return (
    <section aria-labelledby="slips" className="mt-12">
      <h2 id="slips" className="font-display text-xl font-semibold">
        {t('slips')}
      </h2>
      <p className="mt-1 text-sm text-soft">{t('slipsLede')}</p>
      <ul className="mt-3 border-b border-rule">
        {slips.map(({ id, explain }) => {
          const difference = slipDifference(op, example, id);
          return (
            <li key={id} className="border-t border-rule py-3">
              <p>
                <HtmlLine html={renderLine(explain[locale])} />
              </p>
              <p className="figures mt-0.5 text-sm wrap-anywhere text-soft">
                <code className="text-xs text-faint">{id}</code>{' '}
                {difference ? t('slipShown', difference) : t('slipHidden')}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
