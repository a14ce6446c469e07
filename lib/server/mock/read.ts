import 'server-only';
import { type MockLength, mockLengths } from '@/lib/quiz/compose-mock';
import type { Locale, Text } from '@/lib/quiz/text';
import { type MockScore, scoreMock } from '@/lib/review/mock-score';
import { now } from '../clock';
import { db } from '../db';
import { isAttemptId } from '../ids';
import { type Actor, may } from '../policy';
import { settleMocks } from './finish';
import { judgedOf, type MockReport, outcomeOf, viewReport } from './report';
import { type MockQuestionView, viewMockQuestion } from './running';
import { mockSections } from './sections';

/** A mock that runs. All times are the server's, in milliseconds. */
export type RunningMock = {
  id: string;
  now: number;
  startedAt: number;
  endsAt: number;
  questions: MockQuestionView[];
};

export type MockView = { state: 'running'; mock: RunningMock } | { state: 'finished'; report: MockReport };

/** A mock of the learner's own: its questions while it runs, its report once it has ended; null (404) for others'. */
export async function readMock(actor: Actor, id: unknown, locale: Locale): Promise<MockView | null> {
  if (!isAttemptId(id) || actor.kind === 'visitor') return null;
  const { learnerId } = actor;
  await settleMocks(learnerId);
  const mock = await db().mock.findUnique({
    where: { learnerId_id: { learnerId, id } },
    include: { questions: { orderBy: { place: 'asc' } } },
  });
  if (!mock || !may(actor, { action: 'mock.read', owner: learnerId })) return null;
  if (!mock.running) return { state: 'finished', report: await viewReport(mock, locale) };
  return {
    state: 'running',
    mock: {
      id: mock.id,
      now: now().getTime(),
      startedAt: mock.startedAt.getTime(),
      endsAt: mock.endsAt.getTime(),
      questions: await Promise.all(mock.questions.map((row) => viewMockQuestion(row, locale))),
    },
  };
}

/** One line of the comparison. */
export type MockSummary = {
  id: string;
  startedAt: string;
  minutes: number;
  /** Time between start and end that was used, in milliseconds. */
  usedMs: number;
  score: MockScore;
};

const MAX_EARLIER = 30;

/** A learner's mocks that have ended, the latest first. */
export async function readEarlierMocks(actor: Actor): Promise<MockSummary[]> {
  if (!may(actor, { action: 'mock.take' }) || actor.kind === 'visitor') return [];
  const { learnerId } = actor;
  await settleMocks(learnerId);
  const mocks = await db().mock.findMany({
    where: { learnerId, finishedAt: { not: null } },
    orderBy: { startedAt: 'desc' },
    take: MAX_EARLIER,
    include: { questions: { select: { section: true, packSlug: true, attemptId: true } } },
  });
  const judged = await judgedOf(
    learnerId,
    mocks.flatMap(({ questions }) => questions),
  );
  return mocks.map(({ id, startedAt, finishedAt, minutes, questions }) => ({
    id,
    startedAt: startedAt.toISOString(),
    minutes,
    usedMs: finishedAt!.getTime() - startedAt.getTime(),
    score: scoreMock(questions.map((row) => outcomeOf(row, row.packSlug, judged.get(row.attemptId)))),
  }));
}

export type MockChoices = {
  lengths: { id: MockLength; minutes: number; questions: number }[];
  sections: { id: string; title: Text; itemCount: number }[];
  /** The one that runs; `leftMs` by the server's clock. */
  running: { id: string; leftMs: number; answered: number; total: number } | null;
};

/** What there is to choose from, and whether one is running. */
export async function readMockChoices(actor: Actor): Promise<MockChoices> {
  const lengths = Object.entries(mockLengths).map(([id, length]) => ({
    id: id as MockLength,
    ...length,
  }));
  const sections = await mockSections();
  if (actor.kind === 'visitor') return { lengths, sections, running: null };
  const { learnerId } = actor;
  await settleMocks(learnerId);
  const mock = await db().mock.findFirst({
    where: { learnerId, running: true },
    select: { id: true, endsAt: true, questions: { select: { raw: true } } },
  });
  const running = mock && {
    id: mock.id,
    leftMs: Math.max(0, mock.endsAt.getTime() - now().getTime()),
    answered: mock.questions.filter(({ raw }) => raw !== null).length,
    total: mock.questions.length,
  };
  return { lengths, sections, running };
}
