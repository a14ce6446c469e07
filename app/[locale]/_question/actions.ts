'use server';

import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { reportEvidence } from '@/lib/server/gpu-evidence';
import { type HintView, readHint } from '@/lib/server/hints';
import { nextPlacement } from '@/lib/server/placement';
import { nextQuestion } from '@/lib/server/practice';
import { type ReportOutcome, reportItem } from '@/lib/server/report-item';
import { nextReviewQuestion } from '@/lib/server/review';

export async function openHint(token: string, index: number): Promise<HintView | null> {
  return readHint(await readActor(), token, index);
}

/** A token for the next question of a practice run; null when there is none. */
export async function nextPractice(wish: unknown): Promise<string | null> {
  return nextQuestion(await readActor(), wish);
}

/** A token for the next question of today's queue, with `ahead` of tomorrow's; null when nothing is left. */
export async function nextReview(ahead: boolean): Promise<string | null> {
  return nextReviewQuestion(await readActor(), { ahead: ahead === true });
}

/** A token for the next question of the placement; null when it is over. */
export async function nextInPlacement(): Promise<string | null> {
  return nextPlacement(await readActor());
}

/** Keeps what this browser's GPU found about an attempt. Whether that works makes no difference to the learner. */
export async function sendEvidence(report: unknown): Promise<void> {
  await whenUp(async () => reportEvidence(await readActor(), report));
}

/** Keeps what the learner finds wrong with an item. */
export async function sendReport(report: unknown): Promise<ReportOutcome | { status: 'unavailable' }> {
  const outcome = await whenUp(async () => reportItem(await readActor(), report));
  return outcome.up ? outcome.value : { status: 'unavailable' };
}
