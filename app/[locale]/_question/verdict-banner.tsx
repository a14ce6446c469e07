'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ComponentType, ReactNode, SVGProps } from 'react';
import { Html } from '@/app/_components/html';
import { Cross, Detour, Digits, Tick } from '@/app/_components/icons';
import type { AnswerView } from '@/lib/server/answer-view';
import type { AnswerState } from './answer-state';
import { LeechNotice } from './leech-notice';

type Tone = 'good' | 'warn' | 'bad' | 'plain';

type Verdict = Exclude<AnswerView['verdict'], 'unmarked'>;

const looks: Record<Verdict | 'partly', { tone: Tone; Icon: ComponentType<SVGProps<SVGSVGElement>> }> = {
  correct: { tone: 'good', Icon: Tick },
  slip: { tone: 'warn', Icon: Detour },
  wrong: { tone: 'bad', Icon: Cross },
  partly: { tone: 'warn', Icon: Detour },
  gaveUp: { tone: 'plain', Icon: Detour },
  imprecise: { tone: 'warn', Icon: Digits },
};

const tones: Record<Tone, { box: string; ink: string }> = {
  good: { box: 'bg-good-soft', ink: 'text-good' },
  warn: { box: 'bg-warn-soft', ink: 'text-warn' },
  bad: { box: 'bg-bad-soft', ink: 'text-bad' },
  plain: { box: 'bg-sunken', ink: 'text-soft' },
};

/** The verdict in words, announced as it comes: right, which mistake, wrong, or not precise enough yet. */
export function VerdictBanner({ state }: { state: AnswerState }) {
  const view = shownView(state);
  return (
    <div role="status" aria-live="polite">
      {view && <Banner view={view} />}
    </div>
  );
}

function shownView(state: AnswerState): AnswerView | null {
  if (state.phase === 'closed') return state.view;
  return state.phase === 'open' && state.problem?.kind === 'imprecise' ? state.problem.view : null;
}

function Banner({ view }: { view: AnswerView }) {
  const t = useTranslations('answer');
  const title = titleOf(view);
  if (title === null) return null;
  const { tone, Icon } = looks[title];
  return (
    <section
      aria-label={t(title)}
      data-verdict={view.verdict}
      className={`enter mt-6 flex gap-3 rounded-lg px-4 py-3.5 sm:px-5 ${tones[tone].box}`}
    >
      <Icon className={`mt-1 shrink-0 ${tones[tone].ink}`} strokeWidth="2.2" />
      <div className="min-w-0 flex-1">
        <h2 className={`text-lg font-semibold ${tones[tone].ink}`}>{t(title)}</h2>
        <Explanation view={view} />
      </div>
    </section>
  );
}

/** Words that wait to be marked have no verdict yet; a part that was right is not called wrong. */
function titleOf({ verdict, score }: AnswerView): Verdict | 'partly' | null {
  if (verdict === 'unmarked') return null;
  return verdict === 'wrong' && score !== null && score > 0 ? 'partly' : verdict;
}

function Explanation({ view }: { view: AnswerView }): ReactNode {
  const t = useTranslations('answer');
  const locale = useLocale();
  if (view.slip)
    return (
      <>
        <Html html={view.slip.feedbackHtml[locale]} className="mt-0.5" />
        {view.leech && <LeechNotice leech={view.leech} claim={view.reveal?.claim ?? null} />}
      </>
    );
  if (view.verdict === 'wrong') return <WrongBody view={view} />;
  if (view.verdict !== 'imprecise') return null;
  return <p className="mt-0.5">{impreciseText(t, view.needed)}</p>;
}

function WrongBody({ view }: { view: AnswerView }) {
  const t = useTranslations('answer');
  const format = useFormatter();
  const isNumber = view.reveal?.answer.kind === 'numeric';
  if (view.near) return <p className="mt-0.5">{t('nearBody')}</p>;
  if (!view.score) return <p className="mt-0.5">{t(isNumber ? 'wrongBody' : 'compareBelow')}</p>;
  const share = format.number(view.score, { style: 'percent', maximumFractionDigits: 0 });
  return <p className="mt-0.5">{t('partlyBody', { share })}</p>;
}

type Translate = ReturnType<typeof useTranslations<'answer'>>;

function impreciseText(t: Translate, needed: AnswerView['needed']): string {
  if (needed === null) return t('impreciseAny');
  return needed.kind === 'significant'
    ? t('impreciseSignificant', { digits: needed.digits })
    : t('impreciseDecimals', { places: needed.places });
}
