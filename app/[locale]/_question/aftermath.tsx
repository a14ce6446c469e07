'use client';

import type { AnswerView, Reveal as RevealData } from '@/lib/server/answer-view';
import { ReportProblem } from './report-problem';
import { Reveal } from './reveal';
import type { Next } from './use-next';

type Props = { view: AnswerView; reveal: RevealData; next?: Next };

/** All that a page shows below the verdict. An open question does without it, so it is fetched by itself. */
export function Aftermath({ view, reveal, next }: Props) {
  return (
    <>
      <Reveal view={view} reveal={reveal} {...(next && { next })} />
      <ReportProblem attemptId={view.attemptId} reports={view.reports} />
    </>
  );
}
