import { describe, expect, it, vi } from 'vitest';
import { createOutbox, type Pending, type Saved } from './outbox';

type Reply = 'save' | 'drop' | 'over' | 'too-long';

/** A server that saves what it is sent, except for what it is told to do first. */
function outboxWith(replies: Reply[], kept: [number, Pending][] = []) {
  const sent: [number, Pending][] = [];
  const store = vi.fn();
  const tools = {
    send: vi.fn(async (place: number, pending: Pending) => {
      sent.push([place, pending]);
      const reply = replies.shift() ?? 'save';
      if (reply === 'drop') throw new Error('connection lost');
      if (reply === 'over') return { status: 'over' as const };
      if (reply === 'too-long') return { status: 'too-long' as const, now: 0 };
      const { id = null, raw = null } = pending.answer ?? {};
      return { status: 'saved', now: 0, saveId: id, raw, reading: null } satisfies Saved;
    }),
    keep: (waiting: ReadonlyMap<number, Pending>) => store([...waiting]),
    onSaved: vi.fn(),
    onTooLong: vi.fn(),
  };
  return { outbox: createOutbox(new Map(kept), tools), sent, store, tools };
}

const answer = (id: string, raw = id) => ({ answer: { id, raw } });

describe('an outbox', () => {
  it('sends what was put in, and keeps nothing of it once it is saved', async () => {
    const { outbox, sent, store, tools } = outboxWith([]);
    outbox.put(2, answer('a'));
    expect(store).toHaveBeenLastCalledWith([[2, answer('a')]]);
    expect(outbox.isWaiting(2)).toBe(true);
    expect(await outbox.flush()).toBe('sent');
    expect(sent).toEqual([[2, answer('a')]]);
    expect(tools.onSaved).toHaveBeenCalledWith(2, expect.objectContaining({ saveId: 'a' }));
    expect(store).toHaveBeenLastCalledWith([]);
    expect(outbox.isEmpty()).toBe(true);
  });

  it('keeps what did not arrive, and sends it again under the same id', async () => {
    const { outbox, sent } = outboxWith(['drop']);
    outbox.put(0, answer('a'));
    expect(await outbox.flush()).toBe('unreachable');
    expect(outbox.isWaiting(0)).toBe(true);
    expect(await outbox.flush()).toBe('sent');
    expect(sent).toEqual([
      [0, answer('a')],
      [0, answer('a')],
    ]);
  });

  it('sends the newer of two answers, also when it is written while the older is under way', async () => {
    const { outbox, sent } = outboxWith([]);
    outbox.put(0, answer('a'));
    outbox.put(0, answer('b'));
    const flushed = outbox.flush();
    outbox.put(0, answer('c'));
    expect(await flushed).toBe('sent');
    expect(sent.map(([, pending]) => pending.answer?.id)).toEqual(['b', 'c']);
  });

  it('sends one at a time, however often it is asked to', async () => {
    const { outbox, sent } = outboxWith([]);
    outbox.put(0, answer('a'));
    outbox.put(1, { flagged: true });
    expect(await Promise.all([outbox.flush(), outbox.flush()])).toEqual(['sent', 'sent']);
    expect(sent).toEqual([
      [0, answer('a')],
      [1, { flagged: true }],
    ]);
  });

  it('goes on with what an earlier page left behind', async () => {
    const { outbox, sent } = outboxWith([], [[4, answer('a')]]);
    await outbox.flush();
    expect(sent).toEqual([[4, answer('a')]]);
  });

  it('says when the server takes no more, and drops what is too long for it', async () => {
    const { outbox, tools } = outboxWith(['too-long', 'over']);
    outbox.put(0, answer('a'));
    outbox.put(1, answer('b'));
    expect(await outbox.flush()).toBe('over');
    expect(tools.onTooLong).toHaveBeenCalledWith(0);
    expect(outbox.isWaiting(0)).toBe(false);
  });

  it('does not call the time spent on a question something that waits', () => {
    const { outbox } = outboxWith([]);
    outbox.put(0, {});
    expect(outbox.isWaiting(0)).toBe(false);
    expect(outbox.isEmpty()).toBe(false);
  });
});
