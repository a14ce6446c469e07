import type { Malformed } from '@/lib/quiz/verdict';
import type { AnswerView } from '@/lib/server/answer-view';
import type { Outcome } from './send-answer';

export type Problem =
  | { kind: 'malformed'; reason: Malformed }
  | { kind: 'imprecise'; view: AnswerView }
  | { kind: 'unreachable' }
  | { kind: 'tooMany' }
  | { kind: 'gone' }
  | { kind: 'refused' };

/** A question is open (perhaps with something to say about the last try), on its way, or closed by a verdict. */
export type AnswerState =
  | { phase: 'open'; problem: Problem | null }
  | { phase: 'sending'; retrying: boolean }
  | { phase: 'closed'; view: AnswerView };

export type Settled = Exclude<Outcome, { status: 'unavailable' | 'sign-in-needed' }>;

/** What the server's last word means for the page. Words that wait to be marked leave the question open. */
export function settle(outcome: Settled): AnswerState {
  switch (outcome.status) {
    case 'judged':
      if (outcome.view.marking !== null) return { phase: 'open', problem: null };
      return outcome.view.reveal === null
        ? { phase: 'open', problem: { kind: 'imprecise', view: outcome.view } }
        : { phase: 'closed', view: outcome.view };
    case 'malformed':
      return { phase: 'open', problem: { kind: 'malformed', reason: outcome.reason } };
    case 'not-found':
      return { phase: 'open', problem: { kind: 'gone' } };
    case 'invalid':
      return { phase: 'open', problem: { kind: 'refused' } };
  }
}

/** The state of a question whose answer was given long ago. */
export function shownState(answer: AnswerView): AnswerState {
  return answer.reveal === null
    ? { phase: 'open', problem: { kind: 'imprecise', view: answer } }
    : { phase: 'closed', view: answer };
}
