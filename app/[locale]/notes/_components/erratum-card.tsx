import { useTranslations } from 'next-intl';
import { Html } from '@/app/_components/html';
import { Detour } from '@/app/_components/icons';
import type { BlockView } from '@/lib/server/notes-view';
import { DataTable } from './data-table';

type Props = { claimId: string; erratum: Extract<BlockView, { kind: 'erratum' }> };

/** What is commonly said, what is true, and the engine showing it. */
export function ErratumCard({ claimId, erratum }: Props) {
  const t = useTranslations('notes');
  const headingId = `${erratum.id}-${claimId}`;
  return (
    <section aria-labelledby={headingId} className="erratum">
      <h3 id={headingId} className="flex items-center gap-2 text-sm font-semibold text-warn">
        <Detour width="18" height="18" />
        {t('erratum')}
        <span className="ml-auto text-xs font-normal tabular-nums">{erratum.id}</span>
      </h3>
      <dl className="mt-3 space-y-3">
        <Entry term={t('said')} html={erratum.saidHtml} quiet />
        <Entry term={t('fact')} html={erratum.factHtml} />
        <Entry term={t('why')} html={erratum.whyHtml} />
      </dl>
      <DataTable table={erratum.table} />
    </section>
  );
}

function Entry({ term, html, quiet = false }: { term: string; html: string; quiet?: boolean }) {
  return (
    <div>
      <dt className="eyebrow">{term}</dt>
      <dd className={quiet ? 'text-soft' : ''}>
        <Html html={html} />
      </dd>
    </div>
  );
}
