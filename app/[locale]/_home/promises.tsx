import { useFormatter, useTranslations } from 'next-intl';
import { shortNumber } from '@/app/_components/short-number';
import { makeSpecimens } from '@/lib/server/specimens';

const promises = ['slip', 'gpu', 'review'] as const;
const inks = { slip: 'text-warn', gpu: 'text-good', review: 'text-accent' };

const specimens = makeSpecimens();

/** Three claims, each with a specimen of what one will see. */
export function Promises() {
  const t = useTranslations('home');
  const format = useFormatter();
  const { right, wrong, bound, intervals } = specimens;
  const numbers = {
    right: format.number(right, { maximumSignificantDigits: 4 }),
    wrong: format.number(wrong, { maximumSignificantDigits: 4 }),
    bound: shortNumber(bound, 2),
    days: format.list(intervals.map(String), { type: 'unit' }),
  };
  return (
    <section aria-labelledby="promises" className="page pt-14 md:pt-20">
      <h2 id="promises" className="font-display text-2xl font-semibold tracking-tight">
        {t('promises')}
      </h2>
      <ul className="mt-7 grid gap-x-10 gap-y-9 md:grid-cols-3">
        {promises.map((promise) => (
          <li key={promise} className="border-t border-ink pt-4">
            <h3 className="text-lg font-semibold">{t(`${promise}Title`)}</h3>
            <p className="mt-1.5 text-sm text-soft">{t(`${promise}Body`)}</p>
            <p className={`figures mt-3 text-sm font-medium ${inks[promise]}`}>
              {t(`${promise}Example`, numbers)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
