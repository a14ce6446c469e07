import { useTranslations } from 'next-intl';
import { Link } from '@/app/_i18n/navigation';
import type { ReportList } from '@/lib/server/list-reports';
import { EmptyState } from '../../_components/empty-state';
import { Pager } from './pager';
import { ReportRow } from './report-row';

const statuses = ['open', 'resolved'] as const;

/** What learners find wrong with questions: what is still open, and what is settled. */
export function ReportsSection({ list, timeZone }: { list: ReportList; timeZone: string }) {
  const t = useTranslations('coach');
  const { reports, status, counts, page, pages } = list;
  return (
    <section aria-labelledby="reports" className="mt-10">
      <h2 id="reports" className="font-display text-xl font-semibold">
        {t('reports')}
      </h2>
      <p className="mt-1 max-w-prose text-sm text-soft">{t('reportsNote')}</p>
      {counts.open + counts.resolved === 0 ? (
        <EmptyState title={t('noReportedTitle')} body={t('noReportedBody')} />
      ) : (
        <>
          <p className="mt-3 flex flex-wrap gap-2">
            {statuses.map((each) => (
              <Link
                key={each}
                href={`/coach?status=${each}#reports`}
                aria-current={each === status ? 'true' : undefined}
                className="button button-plain aria-[current]:border-accent aria-[current]:bg-accent-soft"
              >
                {t(`${each}Reports`, { count: counts[each] })}
              </Link>
            ))}
          </p>
          {reports.length === 0 ? (
            <p className="mt-3 text-soft">{t('noneOfStatus')}</p>
          ) : (
            <ul className="mt-3 border-b border-rule">
              {reports.map((report) => (
                <ReportRow key={report.id} report={report} timeZone={timeZone} />
              ))}
            </ul>
          )}
          <Pager name="reports" page={page} pages={pages} wish={{ status }} />
        </>
      )}
    </section>
  );
}
