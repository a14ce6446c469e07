'use client';

import { useLocale, useTranslations } from 'next-intl';
import { shortNumber } from '@/app/_components/short-number';
import type { Finding } from '@/lib/gpu/self-check';
import { isBad } from './report';

const parts = ['op', 'kernel', 'simulation'] as const;

/** What was found, part by part; what is wrong comes first. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const t = useTranslations('selfCheck');
  return parts.map((part) => {
    const own = findings.filter((each) => each.part === part);
    if (own.length === 0) return null;
    const sorted = [...own.filter(isBad), ...own.filter((each) => !isBad(each))];
    return (
      <section key={part} aria-labelledby={part} className="mt-10">
        <h2 id={part} className="font-display text-xl font-semibold">
          {t(part)}
        </h2>
        <ul className="mt-2 border-b border-rule">
          {sorted.map((each) => (
            <Row key={each.name} finding={each} />
          ))}
        </ul>
      </section>
    );
  });
}

function Row({ finding }: { finding: Finding }) {
  const gpu = useTranslations('gpu');
  const t = useTranslations('selfCheck');
  const ink = isBad(finding) ? 'text-bad' : finding.kind === 'notChecked' ? 'text-soft' : 'text-good';
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 border-t border-rule py-2 text-sm">
      <span className="min-w-0 font-medium wrap-anywhere">{finding.name}</span>
      <span className={ink}>{finding.kind === 'statistical' ? t('statistical') : gpu(finding.kind)}</span>
      <span className="figures w-full text-xs text-faint">
        <Figures finding={finding} />
      </span>
    </li>
  );
}

function Figures({ finding }: { finding: Finding }) {
  const gpu = useTranslations('gpu');
  const t = useTranslations('selfCheck');
  const locale = useLocale();
  if (finding.kind === 'notChecked') return gpu(finding.reason);
  const time = finding.milliseconds.toLocaleString(locale, { maximumFractionDigits: 1 });
  if ('estimate' in finding) {
    const { estimate, expected, standardError } = finding;
    return t('estimate', {
      estimate: estimate.toFixed(3),
      error: (5 * standardError).toFixed(3),
      expected: expected.toFixed(0),
      time,
    });
  }
  return t('figures', {
    delta: shortNumber(finding.maxDelta, 2),
    bound: shortNumber(finding.bound, 2),
    elements: finding.elements.toLocaleString(locale),
    time,
  });
}
