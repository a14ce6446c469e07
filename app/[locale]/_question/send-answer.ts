import type { AnswerOutcome } from '@/lib/server/answer';

export type Outcome = AnswerOutcome | { status: 'unavailable' };

/** Sends an answer to be judged and kept. Throws when it did not arrive, or what came back is not the site's word. */
export async function sendAnswer(input: object): Promise<Outcome> {
  const response = await fetch('/api/answer', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  return response.json();
}
