import 'server-only';
import type { Json } from '@/lib/quiz/json';
import type { Display } from '@/lib/quiz/kinds/kind';
import { kindOf } from '@/lib/quiz/kinds/kinds';
import { justOutside } from '@/lib/quiz/kinds/numeric/interval';
import { toBase, type UnitSpec } from '@/lib/quiz/kinds/numeric/units';
import { workedSolution } from '@/lib/quiz/solution';
import type { Template } from '@/lib/quiz/template';
import type { Text } from '@/lib/quiz/text';
import type { AnswerKey, Variant } from '@/lib/quiz/variant';
import type { Precision, VerdictKind } from '@/lib/quiz/verdict';
import { localDayOf } from '@/lib/review/local-day';
import type { Leech } from './leech';
import { type Html, type Only, renderLines, renderText, renderTexts } from './markdown';
import { claimLink } from './notes';
import type { OwnReport } from './report-item';

/** What may be shown once a question is closed. */
export type Reveal = {
  /** Of the learner's answer and the right one, all texts rendered. */
  answer: Display;
  solution: { titleHtml: Html; bodyHtml: Html }[];
  /**
   * The computation behind the answer, which the page may check, with the learner's own number as the engine would have
   * it, before any unit; null where there is none.
   */
  engine: {
    op: string;
    input: Json;
    path: (string | number)[];
    value: number;
    learnerValue: number | null;
  } | null;
  /** The claim of the notes that the question tests. */
  claim: { path: string; titleHtml: Html } | null;
};

/** `unmarked`: in the learner's own words, which only they can mark. It is kept, and the question stays open. */
export type JudgedKind = Exclude<VerdictKind, 'malformed'> | 'gaveUp' | 'unmarked';

export type AnswerView = {
  attemptId: string;
  /** As sent; empty for "I don't know". */
  raw: string;
  verdict: JudgedKind;
  value: number | null;
  /** The share that was right, from 0 to 1; null while there is nothing to judge. */
  score: number | null;
  unit: UnitSpec | null;
  /** Of an imprecise answer: what is asked for. */
  needed: Precision | null;
  /** A wrong number just outside what is accepted. */
  near: boolean;
  slip: { id: string; feedbackHtml: Html } | null;
  /** The same mistake has been made on this question again and again. */
  leech: Leech | null;
  /** Of an unmarked answer: the points to mark it by, and a model answer. */
  marking: Display<'explain'> | null;
  /** null while the question is still open. */
  reveal: Reveal | null;
  /** `dueDay`: the learner's own day, YYYY-MM-DD. */
  card: { dueAt: string; dueDay: string; intervalDays: number } | null;
  /** Whether it counted: a second answer to the same numbers does not. */
  graded: boolean;
  /** What the learner found wrong with the item. */
  reports: OwnReport[];
  /** Taken back by the learner: kept, but it counts for nothing. */
  undone: boolean;
};

/** An answer as it is stored, with what a view of it needs. */
export type StoredAnswer = RecordedAnswer & { leech: Leech | null; reports: OwnReport[] };

/** What is known of an answer once it is kept. */
export type RecordedAnswer = {
  id: string;
  raw: string | null;
  verdict: JudgedKind;
  slipId: string | null;
  value: number | null;
  score: number | null;
  graded: boolean;
  undone: boolean;
  card: { dueAt: Date; intervalDays: number } | null;
};

function precisionOf(key: AnswerKey): Precision | null {
  if (key.kind !== 'numeric') return null;
  const { comparator } = key;
  if (comparator.kind === 'significant') return { kind: 'significant', digits: comparator.digits };
  return comparator.kind === 'decimals' ? { kind: 'decimals', places: comparator.places } : null;
}

function isNear(key: AnswerKey, value: number | null): boolean {
  return key.kind === 'numeric' && value !== null && justOutside(value, key.value, key.comparator);
}

/** The right answer beside what was answered, all texts rendered. */
export function displayOf(variant: Variant, key: AnswerKey, raw: string | null, only: Only): Display {
  return renderTexts(kindOf(key.kind).display(variant.shown, key, raw), only);
}

function engineOf(key: AnswerKey, value: number | null): Reveal['engine'] {
  if (key.kind !== 'numeric') return null;
  return { ...key.engine, learnerValue: value === null ? null : toBase(value, key.unit?.id ?? null) };
}

function revealOf(
  template: Template,
  variant: Variant,
  key: AnswerKey,
  { raw, value }: StoredAnswer,
  only: Only,
): Reveal {
  const { steps } = workedSolution(template, variant, key);
  const claim = claimLink(template.claim);
  return {
    answer: displayOf(variant, key, raw, only),
    solution: steps.map(({ title, body }) => ({
      titleHtml: renderText(title, only),
      bodyHtml: renderText(body, only),
    })),
    engine: engineOf(key, value),
    claim: claim && { path: claim.path, titleHtml: renderLines(claim.title, only) },
  };
}

/** A mistake by its name: a slip of a number, an option, or a known wrong word in a blank. */
export function feedbackOf(key: AnswerKey, slipId: string | null): Text | null | undefined {
  if (key.kind === 'numeric') return key.slips.find(({ id }) => id === slipId)?.feedback;
  if (key.kind === 'choice') return key.options.find(({ id }) => id === slipId)?.why;
  if (key.kind !== 'cloze') return null;
  const mistakes = key.blanks.flatMap((blank) => blank.mistakes);
  return mistakes.find(({ id }) => id === slipId)?.feedback;
}

/** Whether the verdict leaves the question open. */
export const staysOpen = (verdict: JudgedKind) => verdict === 'imprecise' || verdict === 'unmarked';

function viewCard({ dueAt, intervalDays }: { dueAt: Date; intervalDays: number }, timeZone: string) {
  return { dueAt: dueAt.toISOString(), dueDay: localDayOf(dueAt, timeZone), intervalDays };
}

/** Shows an answer with everything that its verdict opens; with `only`, in the language that will be read. */
export function viewAnswer(
  answer: StoredAnswer,
  template: Template,
  variant: Variant,
  key: AnswerKey,
  timeZone: string,
  only?: Only,
): AnswerView {
  const feedback = answer.slipId === null ? null : feedbackOf(key, answer.slipId);
  const { verdict, raw } = answer;
  const display = verdict === 'unmarked' ? displayOf(variant, key, raw, only) : null;
  return {
    attemptId: answer.id,
    raw: raw ?? '',
    verdict,
    value: answer.value,
    score: answer.score,
    unit: key.kind === 'numeric' ? key.unit : null,
    needed: verdict === 'imprecise' ? precisionOf(key) : null,
    near: verdict === 'wrong' && isNear(key, answer.value),
    slip: feedback ? { id: answer.slipId!, feedbackHtml: renderText(feedback, only) } : null,
    leech: answer.leech,
    marking: display?.kind === 'explain' ? display : null,
    reveal: staysOpen(verdict) ? null : revealOf(template, variant, key, answer, only),
    card: answer.card && viewCard(answer.card, timeZone),
    graded: answer.graded,
    reports: answer.reports,
    undone: answer.undone,
  };
}
