import { useTranslations } from 'next-intl';
import { HtmlLine } from '@/app/_components/html';
import type { ClaimView } from '@/lib/server/notes-view';

type Props = { claims: ClaimView[] };

/** The claims of the page: folded on a phone, beside the text where there is room. */
export function PageContents({ claims }: Props) {
  const t = useTranslations('notes');
  return (
    <>
      <details className="card px-4 lg:hidden print:hidden">
        <summary className="flex min-h-11 items-center text-sm font-semibold">{t('onThisPage')}</summary>
        <nav aria-label={t('onThisPage')} className="pb-3">
          <Entries claims={claims} />
        </nav>
      </details>
      <nav aria-labelledby="on-this-page" className="page-contents max-lg:hidden print:hidden">
        <h2 id="on-this-page" className="eyebrow">
          {t('onThisPage')}
        </h2>
        <Entries claims={claims} />
      </nav>
    </>
  );
}

function Entries({ claims }: Props) {
  return (
    <ol className="mt-2 space-y-1 text-sm leading-snug">
      {claims.map((claim) => (
        <li key={claim.id}>
          <a href={`#${claim.id}`} className="block py-1 text-soft hover:text-accent">
            <HtmlLine html={claim.titleHtml} />
          </a>
        </li>
      ))}
    </ol>
  );
}
