import 'server-only';
import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { z } from 'zod';
import { composeMock, type MockLength, mockLengths } from '@/lib/quiz/compose-mock';
import { isTimeZone } from '@/lib/review/local-day';
import { now } from '../clock';
import { db, type Transaction } from '../db';
import { isAttemptId } from '../ids';
import { drawFresh, type FreshVariant } from '../issue-question';
import { type Actor, type Learner, may } from '../policy';
import { readPutAway } from '../review-supply';
import { FINISH_TIMEOUT_MS, finishMock } from './finish';
import { lockMocks } from './lock-mocks';
import { type AskableItem, askableItems } from './sections';
import { takesAnswers } from './time';

const inputSchema = z.strictObject({
  id: z.string().refine(isAttemptId),
  length: z.enum(Object.keys(mockLengths) as [MockLength]),
  sections: z.array(z.string().max(120)).max(100),
  timeZone: z.string().max(100).optional(),
});

type Wish = z.infer<typeof inputSchema>;

export type StartOutcome =
  | { status: 'started'; id: string }
  /** Another one is running: it has to end first. */
  | { status: 'running'; id: string }
  | { status: 'refused'; problem: 'noSections' | 'tooFew' }
  /** A visitor: sign in as a guest, then ask again. */
  | { status: 'sign-in-needed' }
  | { status: 'invalid' };

type Drawn = { candidate: AskableItem; fresh: FreshVariant };

/** Draws the questions and starts the clock. The same id sent again starts nothing more. */
export async function startMock(actor: Actor, input: unknown): Promise<StartOutcome> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return { status: 'invalid' };
  if (!may(actor, { action: 'mock.take' }) || actor.kind === 'visitor') return { status: 'sign-in-needed' };
  const { learnerId } = actor;
  const pool = await poolFor(learnerId, parsed.data.sections);
  if (pool.length === 0) return { status: 'refused', problem: 'noSections' };
  const { questions } = mockLengths[parsed.data.length];
  const drawn = drawAll(pool, questions);
  if (drawn.length < questions) return { status: 'refused', problem: 'tooFew' };
  return db().$transaction(
    async (tx) => {
      await lockMocks(tx, learnerId);
      const id = parsed.data.id.toLowerCase();
      const same = await tx.mock.findUnique({
        where: { learnerId_id: { learnerId, id } },
        select: { id: true },
      });
      if (same) return { status: 'started', id };
      const at = now();
      const running = await tx.mock.findFirst({ where: { learnerId, running: true } });
      if (running && takesAnswers(running, at)) return { status: 'running', id: running.id };
      if (running) await finishMock(tx, running, at);
      await keepMock(tx, actor, parsed.data, drawn, at);
      return { status: 'started', id };
    },
    { timeout: FINISH_TIMEOUT_MS },
  );
}

/** What may be asked of the sections chosen: nothing that the learner has put away. */
async function poolFor(learnerId: string, sections: readonly string[]): Promise<AskableItem[]> {
  const [before, putAway] = await Promise.all([
    db().mockQuestion.findMany({
      where: { learnerId },
      distinct: ['packSlug', 'itemId'],
      select: { packSlug: true, itemId: true },
    }),
    readPutAway(learnerId, now()),
  ]);
  const asked = new Set(before.map(({ packSlug, itemId }) => `${packSlug}/${itemId}`));
  const items = await askableItems(asked);
  return items.filter(({ section, name }) => sections.includes(section) && !putAway.has(name));
}

/** So many questions; an item that will not draw is as if it were not there. */
function drawAll(pool: readonly AskableItem[], count: number): Drawn[] {
  const chosen = composeMock(pool, count, randomBytes(8).toString('hex'));
  const drawn = chosen.flatMap((candidate) => {
    const fresh = drawFresh(candidate.item.from, candidate.item.template);
    return fresh ? [{ candidate, fresh }] : [];
  });
  if (drawn.length === chosen.length) return drawn;
  const sound = new Set(drawn.map(({ candidate }) => candidate));
  return drawAll(
    pool.filter((candidate) => !chosen.includes(candidate) || sound.has(candidate)),
    count,
  );
}

async function keepMock(tx: Transaction, actor: Learner, wish: Wish, drawn: readonly Drawn[], at: Date) {
  const { learnerId } = actor;
  const { minutes } = mockLengths[wish.length];
  const follows = !actor.timeZoneFixed && wish.timeZone !== undefined && isTimeZone(wish.timeZone);
  const timeZone = follows ? wish.timeZone! : actor.timeZone;
  const id = wish.id.toLowerCase();
  await tx.mock.create({
    data: {
      id,
      learnerId,
      sections: wish.sections,
      minutes,
      startedAt: at,
      endsAt: new Date(at.getTime() + minutes * 60_000),
      timeZone,
    },
  });
  await tx.mockQuestion.createMany({
    data: drawn.map(({ candidate: { item, section }, fresh }, place) => ({
      learnerId,
      mockId: id,
      place,
      section,
      packSlug: item.pack,
      packVersionId: item.from.versionId,
      itemId: item.itemId,
      ...fresh,
      attemptId: v7(),
    })),
  });
  if (timeZone !== actor.timeZone) {
    await tx.learner.update({ where: { id: learnerId }, data: { timeZone }, select: { id: true } });
  }
}
