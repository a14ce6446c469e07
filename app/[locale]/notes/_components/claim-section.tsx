import { useTranslations } from 'next-intl';
import { Html, HtmlLine } from '@/app/_components/html';
import { Arrow } from '@/app/_components/icons';
import { Link } from '@/app/_i18n/navigation';
import type { ClaimView } from '@/lib/server/notes-view';
import { DataTable } from './data-table';
import { ErratumCard } from './erratum-card';
import { PlotFigure } from './plot-figure';

type Props = {
  claim: ClaimView;
  /** Where each source stands in the page's references, from 1. */
  numberOf: ReadonlyMap<string, number>;
  itemCount: number;
};

/** One claim: what it says, what shows it, where it comes from, and the way to practise it. */
export function ClaimSection({ claim, numberOf, itemCount }: Props) {
  const t = useTranslations('notes');
  const headingId = `${claim.id}-title`;
  return (
    <section id={claim.id} aria-labelledby={headingId} className="claim">
      <h2 id={headingId} className="group font-display text-xl font-semibold">
        <HtmlLine html={claim.titleHtml} />
        <a href={`#${claim.id}`} className="claim-link" aria-label={t('permalink')}>
          #
        </a>
      </h2>
      <Html html={claim.bodyHtml} className="mt-3" />
      {claim.blocks.map((block, index) => {
        const key = `${block.kind}-${index}`;
        if (block.kind === 'plot') return <PlotFigure key={key} plot={block.plot} />;
        if (block.kind === 'demonstration') return <DataTable key={key} table={block.table} />;
        return <ErratumCard key={key} claimId={claim.id} erratum={block} />;
      })}
      <div className="claim-foot">
        <p>
          {t('sources')}{' '}
          {claim.sources.map(({ id, at }, index) => (
            <span key={`${id}-${at}`}>
              {index > 0 && '; '}
              <a href={`#source-${id}`} className="link">
                [{numberOf.get(id)}]
              </a>
              {at !== '' && ` ${at}`}
            </span>
          ))}
        </p>
        {itemCount > 0 && (
          <Link
            href={`/practice/start?claim=${encodeURIComponent(claim.id)}`}
            prefetch={false}
            className="practise"
          >
            {t('practise', { count: itemCount })}
            <Arrow width="16" height="16" />
          </Link>
        )}
      </div>
    </section>
  );
}
