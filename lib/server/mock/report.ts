import 'server-only';
import { timeShares } from '@/lib/quiz/compose-mock';
import { kindOf } from '@/lib/quiz/kinds/kinds';
import type { Locale } from '@/lib/quiz/text';
import { answerKeySchema, variantSchema } from '@/lib/quiz/variant';
import { type MockOutcome, type MockScore, scoreMock, scoresBy, weakTopics } from '@/lib/review/mock-score';
import type { Mock, MockQuestion } from '../../generated/prisma/client';
import { displayOf, feedbackOf, type JudgedKind, type Reveal } from '../answer-view';
import { db } from '../db';
import { renderLine, renderMarkdown } from '../markdown';
import { claimLink } from '../notes';
import { topicOf } from '../packs';
import { itemOf } from './running';
import { difficultyOf, sectionOf } from './sections';
import { GRACE_MS } from './time';

type Judged = { id: string; verdict: JudgedKind; slipId: string | null; score: number | null };

/** What became of one question. */
export type ReportQuestion = {
  place: number;
  section: string;
  topic: string;
  title: string;
  /** pack and item, to practise it with new numbers. */
  pack: string;
  itemId: string;
  /** The full answer page; null where there is no attempt. */
  attemptId: string | null;
  /** null: not answered. `unreadable`: something was written, but no answer. */
  verdict: JudgedKind | 'unreadable' | null;
  score: number | null;
  promptHtml: string;
  /** What was written, in one line; empty where nothing was, and where letters alone would say nothing. */
  line: string;
  raw: string;
  answer: Reveal['answer'];
  slip: { id: string; feedbackHtml: string } | null;
  claim: { path: string; titleHtml: string } | null;
  activeMs: number;
  /** Its share of the time by its difficulty. */
  shareMs: number;
};

export type MockReport = {
  id: string;
  minutes: number;
  startedAt: string;
  finishedAt: string;
  /** Whether it was ended before its time. */
  early: boolean;
  score: MockScore;
  /** In the order in which they were chosen. */
  sections: { id: string; title: string; score: MockScore }[];
  questions: ReportQuestion[];
  /** Where points were lost, the most first. */
  weak: { pack: string; topic: string; title: string }[];
};

const MAX_WEAK = 3;

/** What the attempts of some questions say, by attempt id. */
export async function judgedOf(
  learnerId: string,
  questions: readonly Pick<MockQuestion, 'attemptId'>[],
): Promise<ReadonlyMap<string, Judged>> {
  const rows = await db().attempt.findMany({
    where: { learnerId, id: { in: questions.map(({ attemptId }) => attemptId) } },
    select: { id: true, verdict: true, slipId: true, score: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The report of a mock that has ended, in the language that is read. */
export async function viewReport(
  mock: Mock & { questions: MockQuestion[] },
  locale: Locale,
): Promise<MockReport> {
  const judged = await judgedOf(mock.learnerId, mock.questions);
  const items = await Promise.all(mock.questions.map(itemOf));
  const shares = timeShares(
    items.map(({ template }) => difficultyOf(template)),
    mock.minutes * 60_000,
  );
  const questions = mock.questions.map((row, index) =>
    viewQuestion(row, items[index]!, judged.get(row.attemptId), shares[index]!, locale),
  );
  const outcomes = mock.questions.map((row, index) =>
    outcomeOf(row, topicName(items[index]!), judged.get(row.attemptId)),
  );
  const sectionTitles = new Map(
    mock.questions.map(({ section }, index) => [section, questions[index]!.section]),
  );
  const topicTitles = new Map(items.map((item, index) => [topicName(item), questions[index]!.topic]));
  const finishedAt = mock.finishedAt!;
  return {
    id: mock.id,
    minutes: mock.minutes,
    startedAt: mock.startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    // A page whose clock is a moment ahead does not end it early.
    early: finishedAt.getTime() < mock.endsAt.getTime() - GRACE_MS,
    score: scoreMock(outcomes),
    sections: scoresBy(outcomes, 'section')
      .map(({ id, score }) => ({ id, title: sectionTitles.get(id)!, score }))
      .sort((a, b) => mock.sections.indexOf(a.id) - mock.sections.indexOf(b.id)),
    questions,
    weak: weakTopics(outcomes, MAX_WEAK).map((name) => {
      const [pack, topic] = name.split('/') as [string, string];
      return { pack, topic, title: topicTitles.get(name)! };
    }),
  };
}

type Item = Awaited<ReturnType<typeof itemOf>>;

const topicName = ({ pack, template }: Item) => `${pack.slug}/${template.topic}`;

export function outcomeOf(
  { section }: Pick<MockQuestion, 'section'>,
  topic: string,
  judged: Judged | undefined,
): MockOutcome {
  return { section, topic, verdict: judged?.verdict ?? null, score: judged?.score ?? null };
}

function viewQuestion(
  row: MockQuestion,
  { pack, template }: Item,
  judged: Judged | undefined,
  shareMs: number,
  locale: Locale,
): ReportQuestion {
  const key = answerKeySchema.parse(row.key);
  const variant = variantSchema.parse(row.variant);
  const raw = row.raw ?? '';
  const feedback = judged?.slipId ? feedbackOf(key, judged.slipId) : null;
  const claim = claimLink(template.claim);
  return {
    place: row.place,
    section: sectionOf(template, pack).title[locale],
    topic: topicOf(pack, template.topic).title[locale],
    title: template.title[locale],
    pack: row.packSlug,
    itemId: row.itemId,
    attemptId: judged?.id ?? null,
    verdict: judged?.verdict ?? (row.raw === null ? null : 'unreadable'),
    score: judged?.score ?? null,
    promptHtml: renderMarkdown(variant.prompt[locale]),
    line: raw === '' ? '' : kindOf(key.kind).toLine(raw),
    raw,
    // What cannot be read is shown as it was typed, beside an answer as if none had been given.
    answer: displayOf(variant, key, judged ? raw : null, locale),
    slip: feedback ? { id: judged!.slipId!, feedbackHtml: renderMarkdown(feedback[locale]) } : null,
    claim: claim && { path: claim.path, titleHtml: renderLine(claim.title[locale]) },
    activeMs: row.activeMs,
    shareMs,
  };
}
