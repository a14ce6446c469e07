/**
 * A save that left the page in time may arrive so much late. It is for the way through the network and not for the
 * learner: the page counts down to the end itself, and then sends what it has.
 */
export const GRACE_MS = 5_000;

type Ends = { endsAt: Date };

/** Whether an answer that arrives now still counts. */
export function takesAnswers({ endsAt }: Ends, at: Date): boolean {
  return at.getTime() <= endsAt.getTime() + GRACE_MS;
}

/** The moment that counts for what comes within the grace: never after the end. */
export function cappedTime({ endsAt }: Ends, at: Date): Date {
  return new Date(Math.min(at.getTime(), endsAt.getTime()));
}
