import 'server-only';
import { now } from './clock';
import { db, type Transaction } from './db';
import { FINISH_TIMEOUT_MS, finishMock } from './mock/finish';
import { lockMocks } from './mock/lock-mocks';
import { rebuildCards } from './rebuild';

/**
 * A guest becomes a user with an account: everything they did goes with them. The cards that both sides had are made
 * anew from the two logs together.
 */
export async function moveLearner(fromUserId: string, toUserId: string): Promise<void> {
  await db().$transaction(
    async (tx) => {
      const [from, to] = await Promise.all([
        tx.learner.findUnique({ where: { userId: fromUserId } }),
        tx.learner.findUnique({ where: { userId: toUserId } }),
      ]);
      if (!from || !to || from.id === to.id) return;
      await moveMocks(tx, from.id, to.id);
      await tx.attempt.updateMany({ where: { learnerId: from.id }, data: { learnerId: to.id } });
      await tx.reviewEvent.updateMany({ where: { learnerId: from.id }, data: { learnerId: to.id } });
      await tx.cardState.deleteMany({ where: { learnerId: from.id } });
      await tx.cardHold.deleteMany({ where: { learnerId: from.id } });
      await moveInterview(tx, from.id, to.id);
      if (to.timeZone === 'UTC')
        await tx.learner.update({ where: { id: to.id }, data: { timeZone: from.timeZone } });
      await rebuildCards(tx, to.id);
    },
    { timeout: FINISH_TIMEOUT_MS },
  );
}

/** An interview that the account has set already stands. */
async function moveInterview(tx: Transaction, from: string, to: string): Promise<void> {
  const set = await tx.interview.findUnique({ where: { learnerId: to }, select: { learnerId: true } });
  if (!set) await tx.interview.updateMany({ where: { learnerId: from }, data: { learnerId: to } });
}

/** One mock runs at a time: the guest's goes on in the account, or, where one runs there already, ends here. */
async function moveMocks(tx: Transaction, from: string, to: string): Promise<void> {
  await lockMocks(tx, from);
  await lockMocks(tx, to);
  const running = (learnerId: string) => tx.mock.findFirst({ where: { learnerId, running: true } });
  const [ours, theirs] = await Promise.all([running(from), running(to)]);
  if (ours && theirs) await finishMock(tx, ours, now());
  // The questions follow their mock.
  await tx.mock.updateMany({ where: { learnerId: from }, data: { learnerId: to } });
}
