import 'server-only';
import type { Json } from '@/lib/quiz/json';
import { formatAccepted, formatKey } from '@/lib/quiz/key-display';
import type { UnitSpec } from '@/lib/quiz/kinds/numeric/units';
import { workedSolution } from '@/lib/quiz/solution';
import type { Template } from '@/lib/quiz/template';
import { textOf } from '@/lib/quiz/text';
import type { AnswerKey, Variant } from '@/lib/quiz/variant';
import type { Precision, VerdictKind } from '@/lib/quiz/verdict';
import { type Html, renderLine, renderText } from './markdown';
import { claimLink } from './notes';

/** What may be shown once a question is closed. */
export type Reveal = {
  keyDisplay: string;
  accepted: { low: string; high: string };
  unit: UnitSpec | null;
  solution: { titleHtml: Html; bodyHtml: Html }[];
  engine: { op: string; input: Json; path: (string | number)[]; value: number };
  /** The claim of the notes that the question tests. */
  claim: { path: string; titleHtml: Html } | null;
};

export type JudgedKind = Exclude<VerdictKind, 'malformed'> | 'gaveUp';

export type AnswerView = {
  attemptId: string;
  /** As typed; empty for "I don't know". */
  raw: string;
  verdict: JudgedKind;
  value: number | null;
  unit: UnitSpec | null;
  /** Of an imprecise answer: what is asked for. */
  needed: Precision | null;
  slip: { id: string; feedbackHtml: Html } | null;
  /** null while the question is still open. */
  reveal: Reveal | null;
  card: { dueAt: string; intervalDays: number } | null;
  /** Whether it counted: a second answer to the same numbers does not. */
  graded: boolean;
};

/** An answer as it is stored, with what a view of it needs. */
export type StoredAnswer = {
  id: string;
  raw: string | null;
  verdict: JudgedKind;
  slipId: string | null;
  value: number | null;
  graded: boolean;
  card: { dueAt: Date; intervalDays: number } | null;
};

function precisionOf({ comparator }: AnswerKey): Precision | null {
  if (comparator.kind === 'significant') return { kind: 'significant', digits: comparator.digits };
  return comparator.kind === 'decimals' ? { kind: 'decimals', places: comparator.places } : null;
}

function revealOf(template: Template, variant: Variant, key: AnswerKey): Reveal {
  const { steps } = workedSolution(template, variant, key);
  const claim = claimLink(template.claim);
  return {
    keyDisplay: formatKey(key),
    accepted: formatAccepted(key),
    unit: key.unit,
    solution: steps.map(({ title, body }) => ({ titleHtml: renderText(title), bodyHtml: renderText(body) })),
    engine: key.engine,
    claim: claim && { path: claim.path, titleHtml: textOf((locale) => renderLine(claim.title[locale])) },
  };
}

/** Shows an answer with everything that its verdict opens. */
export function viewAnswer(
  answer: StoredAnswer,
  template: Template,
  variant: Variant,
  key: AnswerKey,
): AnswerView {
  const slip = key.slips.find(({ id }) => id === answer.slipId);
  const open = answer.verdict === 'imprecise';
  return {
    attemptId: answer.id,
    raw: answer.raw ?? '',
    verdict: answer.verdict,
    value: answer.value,
    unit: key.unit,
    needed: open ? precisionOf(key) : null,
    slip: slip ? { id: slip.id, feedbackHtml: renderText(slip.feedback) } : null,
    reveal: open ? null : revealOf(template, variant, key),
    card: answer.card && { dueAt: answer.card.dueAt.toISOString(), intervalDays: answer.card.intervalDays },
    graded: answer.graded,
  };
}
