'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Html, HtmlLine } from '@/app/_components/html';
import { Link } from '@/app/_i18n/navigation';
import type { AnswerView, Reveal as RevealData } from '@/lib/server/answer-view';
import { AnswerSummary } from './answer-summary';
import { GpuEvidence } from './gpu-evidence';
import { ScrollableMath } from './scrollable-math';
import type { Next } from './use-next';

type Props = { view: AnswerView; reveal: RevealData; next?: Next };

/** Everything that was kept back until the answer was in. */
export function Reveal({ view, reveal, next }: Props) {
  const t = useTranslations('answer');
  const locale = useLocale();
  return (
    <div className="enter mt-6 space-y-8">
      <AnswerSummary view={view} reveal={reveal} />
      {reveal.solution.length > 0 && (
        <section aria-labelledby="solution">
          <h2 id="solution" className="font-display text-xl font-semibold">
            {t('solution')}
          </h2>
          <ScrollableMath label={t('scrollable')}>
            <ol className="steps mt-4">
              {reveal.solution.map((step, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a solution never change places
                <li key={index} className="step">
                  <Html html={step.titleHtml[locale]} className="font-medium" />
                  <Html html={step.bodyHtml[locale]} className="mt-1 text-soft" />
                </li>
              ))}
            </ol>
          </ScrollableMath>
        </section>
      )}
      {reveal.claim && (
        <p>
          <span className="eyebrow block">{t('comesFrom')}</span>
          <Link href={reveal.claim.path} className="link">
            <HtmlLine html={reveal.claim.titleHtml[locale]} />
          </Link>
        </p>
      )}
      {reveal.engine && <GpuEvidence attemptId={view.attemptId} engine={reveal.engine} />}
      {next && (
        <p className="flex flex-wrap items-center gap-3 border-t border-rule pt-5">
          <button type="button" className="button button-plain" onClick={next.again}>
            {t(reveal.answer.kind === 'numeric' ? 'again' : 'askAgain')}
          </button>
          <button type="button" className="button button-plain" onClick={next.another}>
            {t('another')}
          </button>
          <span className="text-xs text-faint max-md:hidden">{t('keys')}</span>
        </p>
      )}
    </div>
  );
}
