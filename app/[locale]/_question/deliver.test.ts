import { describe, expect, it, vi } from 'vitest';
import { deliver } from './deliver';
import type { Outcome } from './send-answer';

const malformed: Outcome = { status: 'malformed', reason: { code: 'empty' } };
const ok = async () => ({ ok: true }) as const;

function toolsThat(answers: (Outcome | 'drop')[], ensureSession = vi.fn(ok)) {
  const send = vi.fn(async () => {
    const next = answers.shift();
    if (next === undefined || next === 'drop') throw new Error('connection lost');
    return next;
  });
  return { send, ensureSession, wait: vi.fn(async () => {}), onRetry: vi.fn() };
}

describe('deliver', () => {
  it('returns what the server said, asking for no session when there is one', async () => {
    const tools = toolsThat([malformed]);
    expect(await deliver(true, tools)).toEqual({ arrived: true, outcome: malformed });
    expect(tools.ensureSession).not.toHaveBeenCalled();
  });

  it('signs a visitor in before sending', async () => {
    const tools = toolsThat([malformed]);
    await deliver(false, tools);
    expect(tools.ensureSession).toHaveBeenCalledTimes(1);
    expect(tools.send).toHaveBeenCalledTimes(1);
  });

  it('sends again after a dropped connection and an unavailable database', async () => {
    const tools = toolsThat(['drop', { status: 'unavailable' }, malformed]);
    expect(await deliver(true, tools)).toEqual({ arrived: true, outcome: malformed });
    expect(tools.onRetry).toHaveBeenCalledTimes(2);
  });

  it('signs in again when the session has ended meanwhile', async () => {
    const tools = toolsThat([{ status: 'sign-in-needed' }, malformed]);
    expect(await deliver(true, tools)).toEqual({ arrived: true, outcome: malformed });
    expect(tools.ensureSession).toHaveBeenCalledTimes(1);
  });

  it('gives up after four tries', async () => {
    const tools = toolsThat([]);
    expect(await deliver(true, tools)).toEqual({ arrived: false, reason: 'unreachable' });
    expect(tools.send).toHaveBeenCalledTimes(4);
  });

  it('does not press on when too many guests were made', async () => {
    const tools = toolsThat(
      [malformed],
      vi.fn(async () => ({ ok: false, problem: 'TOO_MANY' }) as never),
    );
    expect(await deliver(false, tools)).toEqual({ arrived: false, reason: 'tooMany' });
    expect(tools.send).not.toHaveBeenCalled();
  });
});
