import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Link } from '@/app/_i18n/navigation';
import type { Report } from '@/lib/server/list-reports';

/** One report in a list: what is wrong with which question, and the way to see it. */
export function ReportRow({ report, timeZone }: { report: Report; timeZone: string }) {
  const t = useTranslations('coach');
  const words = useTranslations('report');
  const format = useFormatter();
  const locale = useLocale();
  const { id, pack, itemId, title, reason, text, reportedAt } = report;
  return (
    <li className="border-t border-rule py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h3 className="font-medium">
          <Link href={`/coach/reports/${id}`} className="link">
            {title[locale]}
          </Link>
        </h3>
        <time dateTime={reportedAt} className="text-xs text-faint tabular-nums">
          {format.dateTime(new Date(reportedAt), { dateStyle: 'medium', timeStyle: 'short', timeZone })}
        </time>
      </div>
      <p className="text-xs text-faint">
        <span translate="no">
          {pack}/{itemId}
        </span>
        {' · '}
        {t(`readIn.${report.locale}`)}
      </p>
      <p className="mt-1 text-sm">{words(`reasons.${reason}`)}</p>
      {text !== '' && (
        <p className="mt-1 line-clamp-3 max-w-prose whitespace-pre-line wrap-anywhere text-soft">{text}</p>
      )}
    </li>
  );
}
