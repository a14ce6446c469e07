import { getTranslations } from 'next-intl/server';
import { Html } from '@/app/_components/html';
import { Link } from '@/app/_i18n/navigation';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { renderMarkdown } from '@/lib/server/markdown';
import { reviewSummary } from '@/lib/server/review';
import { LiveQuestion } from './_home/live-question';
import { Pinned } from './_home/pinned';
import { Promises } from './_home/promises';
import { WelcomeBack } from './_home/welcome-back';

/** The check that the name comes from: a derivative held to its finite difference. */
const epigraph = String.raw`$\nabla f(x) \approx \dfrac{f(x+\epsilon) - f(x-\epsilon)}{2\epsilon}$`;

export default async function HomePage() {
  const [t, summary] = await Promise.all([
    getTranslations('home'),
    whenUp(async () => reviewSummary(await readActor())),
  ]);
  const returning = summary.up && summary.value.cards > 0 ? summary.value : null;
  return (
    <>
      <Pinned key={String(summary.up)}>
        <div className="relative overflow-hidden border-b border-rule">
          <div aria-hidden="true" className="graph-paper absolute inset-0" />
          <div className="page relative grid items-start gap-x-14 gap-y-9 pt-10 pb-14 md:pt-16 md:pb-20 lg:grid-cols-[minmax(0,9fr)_minmax(0,11fr)]">
            <div>
              <h1 className="font-display text-2xl font-semibold tracking-tight sm:text-3xl lg:text-[2.75rem] lg:leading-[1.13] lg:zh:leading-[1.3]">
                {t('headline')}
              </h1>
              <p className="mt-4 max-w-prose text-soft">{t('lede')}</p>
              {returning ? (
                <WelcomeBack summary={returning} />
              ) : (
                <p className="mt-6 flex flex-wrap gap-3">
                  <Link href="/start" className="button button-plain">
                    {t('place')}
                  </Link>
                  <Link href="/practice" className="button button-quiet">
                    {t('start')}
                  </Link>
                </p>
              )}
              <Html html={renderMarkdown(epigraph)} className="mt-12 text-faint max-lg:hidden" />
            </div>
            <LiveQuestion />
          </div>
        </div>
      </Pinned>
      <Promises />
    </>
  );
}
