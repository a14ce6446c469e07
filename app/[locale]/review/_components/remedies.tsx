import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { HtmlLine } from '@/app/_components/html';
import { Link } from '@/app/_i18n/navigation';
import type { RemedyView } from '@/lib/server/review-view';

/** Mistakes that keep coming back: where they were made, where to read about them, what is asked against them. */
export function Remedies({ remedies }: { remedies: RemedyView[] }) {
  const t = useTranslations('review');
  if (remedies.length === 0) return null;
  return (
    <section aria-labelledby="remedies" className="mt-10">
      <h2 id="remedies" className="font-display text-xl font-semibold">
        {t('remedies')}
      </h2>
      <ul className="mt-3 border-b border-rule">
        {remedies.map((remedy) => (
          <RemedyRow key={`${remedy.kind}/${remedy.remedy.en}`} remedy={remedy} />
        ))}
      </ul>
    </section>
  );
}

function RemedyRow({ remedy: { times, titles, remedy, claim } }: { remedy: RemedyView }) {
  const t = useTranslations('review');
  const locale = useLocale();
  const format = useFormatter();
  const where = format.list(titles.map((title) => title[locale]));
  return (
    <li className="border-t border-rule py-3">
      <p>{t('sameMistake', { times, where })}</p>
      <p className="mt-1 text-sm text-soft">{t('against', { title: remedy[locale] })}</p>
      {claim && (
        <p className="mt-1 text-sm">
          <Link href={claim.path} className="link">
            <HtmlLine html={claim.titleHtml[locale]} />
          </Link>
        </p>
      )}
    </li>
  );
}
