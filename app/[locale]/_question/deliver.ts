import type { AuthResult } from '@/app/_components/auth-client';
import type { Settled } from './answer-state';
import type { Outcome } from './send-answer';

export type Delivery =
  | { arrived: true; outcome: Settled }
  | { arrived: false; reason: 'unreachable' | 'tooMany' };

export type DeliveryTools = {
  send: () => Promise<Outcome>;
  ensureSession: () => Promise<AuthResult>;
  wait: (milliseconds: number) => Promise<void>;
  onRetry: () => void;
};

const pauses = [400, 1200, 3000];

/**
 * Brings one answer to the server, which knows it by its attempt id: sending it again after a dropped connection
 * cannot make a second attempt. A visitor becomes a guest on the way.
 */
export async function deliver(hasSession: boolean, tools: DeliveryTools): Promise<Delivery> {
  let signedIn = hasSession;
  for (let tries = 0; ; tries += 1) {
    if (!signedIn) {
      const session = await tools.ensureSession();
      if (!session.ok && session.problem === 'TOO_MANY') return { arrived: false, reason: 'tooMany' };
      signedIn = session.ok;
    }
    if (signedIn) {
      const outcome = await sendOnce(tools);
      if (outcome.status === 'sign-in-needed') signedIn = false;
      else if (outcome.status !== 'unavailable') return { arrived: true, outcome };
    }
    const pause = pauses[tries];
    if (pause === undefined) return { arrived: false, reason: 'unreachable' };
    tools.onRetry();
    await tools.wait(pause);
  }
}

async function sendOnce(tools: DeliveryTools): Promise<Outcome> {
  try {
    return await tools.send();
  } catch {
    return { status: 'unavailable' };
  }
}
