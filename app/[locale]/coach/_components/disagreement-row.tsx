import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { fullNumber, shortNumber } from '@/app/_components/short-number';
import { Link } from '@/app/_i18n/navigation';
import { Z } from '@/lib/gpu/kernels/estimate';
import type { Disagreement } from '@/lib/server/list-evidence';

type Props = { disagreement: Disagreement; timeZone: string };

/** The GPU's number beside float64's and the learner's, and how far apart they may be. */
export function DisagreementRow({ disagreement, timeZone }: Props) {
  const t = useTranslations('coach');
  const gpu = useTranslations('gpu');
  const format = useFormatter();
  const locale = useLocale();
  const { reportedAt, title, pack, itemId, current, adapter, maxDelta, bound } = disagreement;
  const when = format.dateTime(new Date(reportedAt), { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const number = (value: number | null) => (value === null ? t('notFinite') : fullNumber(value));
  const size = (value: number | null) => (value === null ? t('notFinite') : shortNumber(value));
  const { gpuValue, referenceValue, learnerValue } = disagreement;
  const { estimate, standardError } = disagreement;
  const simulated = estimate !== null && standardError !== null;
  const rows = [
    [gpu('gpuValue'), number(gpuValue)],
    [gpu('referenceValue'), number(referenceValue)],
    [t('learnerValue'), learnerValue === null ? t('noNumber') : fullNumber(learnerValue)],
    [gpu('maxDelta'), size(maxDelta)],
    [gpu('bound'), size(bound)],
    [gpu('adapter'), adapter ?? t('unknown')],
    ...(simulated
      ? [[t('simulation'), `${shortNumber(estimate, 4)} ± ${shortNumber(Z * standardError, 2)}`] as const]
      : []),
  ] as const;
  return (
    <li className="border-t border-rule py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h4 className="font-medium">
          {current ? (
            <Link
              href={`/practice/start?${new URLSearchParams({ pack, item: itemId })}`}
              prefetch={false}
              className="link"
            >
              {title[locale]}
            </Link>
          ) : (
            title[locale]
          )}
        </h4>
        <time dateTime={reportedAt} className="text-xs text-faint tabular-nums">
          {when}
        </time>
      </div>
      <p className="text-xs text-faint" translate="no">
        {pack}/{itemId}
      </p>
      <dl className="mt-2 grid grid-cols-2 gap-x-6 gap-y-2 text-sm sm:grid-cols-3 lg:grid-cols-6">
        {rows.map(([label, value]) => (
          <div key={label} className="min-w-0">
            <dt className="text-xs text-faint">{label}</dt>
            <dd className="figures wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
