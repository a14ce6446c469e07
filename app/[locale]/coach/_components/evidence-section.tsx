import { useFormatter, useTranslations } from 'next-intl';
import { type EvidenceList, evidenceKinds } from '@/lib/server/list-evidence';
import { EmptyState } from '../../_components/empty-state';
import { DisagreementFilter } from './disagreement-filter';
import { DisagreementRow } from './disagreement-row';
import { Pager } from './pager';

type Props = { evidence: EvidenceList; timeZone: string };

/** What learners' GPUs made of their answers: how often each kind, and every disagreement. */
export function EvidenceSection({ evidence, timeZone }: Props) {
  const t = useTranslations('coach');
  const { counts, total } = evidence;
  const reports = evidenceKinds.reduce((sum, kind) => sum + counts[kind], 0);
  return (
    <section aria-labelledby="evidence" className="mt-10">
      <h2 id="evidence" className="font-display text-xl font-semibold">
        {t('evidence')}
      </h2>
      <p className="mt-1 max-w-prose text-sm text-soft">{t('evidenceNote')}</p>
      {reports === 0 ? (
        <EmptyState title={t('noReportsTitle')} body={t('noReportsBody')} />
      ) : (
        <>
          <Counts counts={counts} />
          <h3 className="mt-8 font-semibold">{t('disagreements', { count: total })}</h3>
          {counts.disagrees > 0 && <DisagreementFilter evidence={evidence} />}
          <Disagreements evidence={evidence} timeZone={timeZone} />
        </>
      )}
    </section>
  );
}

function Counts({ counts }: Pick<EvidenceList, 'counts'>) {
  const gpu = useTranslations('gpu');
  const format = useFormatter();
  return (
    <dl className="card mt-4 grid grid-cols-2 gap-px overflow-hidden bg-rule sm:grid-cols-3 lg:grid-cols-6">
      {evidenceKinds.map((kind) => (
        <div key={kind} className="flex flex-col-reverse justify-end bg-surface px-5 py-4">
          <dt className="text-xs text-faint">{gpu(kind)}</dt>
          <dd
            className={`font-display text-2xl font-semibold tabular-nums ${
              kind === 'disagrees' && counts[kind] > 0 ? 'text-bad' : ''
            }`}
          >
            {format.number(counts[kind])}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Disagreements({ evidence, timeZone }: Props) {
  const t = useTranslations('coach');
  const { disagreements, counts, total, page, pages, pack, adapter } = evidence;
  if (total === 0) {
    return (
      <p className="mt-3 max-w-prose text-soft">{counts.disagrees === 0 ? t('noneYet') : t('noneHere')}</p>
    );
  }
  return (
    <>
      <ul className="mt-3 border-b border-rule">
        {disagreements.map((each) => (
          <DisagreementRow
            key={`${each.reportedAt} ${each.itemId} ${each.adapter} ${each.gpuValue}`}
            disagreement={each}
            timeZone={timeZone}
          />
        ))}
      </ul>
      <Pager name="page" page={page} pages={pages} wish={{ pack, adapter }} />
    </>
  );
}
