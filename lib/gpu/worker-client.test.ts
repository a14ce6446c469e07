import { describe, expect, it, vi } from 'vitest';
import type { Evidence } from './evidence';
import type { ToWorker } from './messages';
import { createClient, type WorkerLike } from './worker-client';

const request = { op: 'attn.logitVariance', input: { dK: 4 }, path: ['variance'], value: 4 };
const evidence: Evidence = { kind: 'notChecked', reason: 'noAdapter' };

/** A worker whose behaviour a test decides. */
function fakeWorker(onMessage: (message: ToWorker, say: (type: string, event: object) => void) => void) {
  const listeners = new Map<string, (event: object) => void>();
  const worker = {
    postMessage: vi.fn((message: ToWorker) =>
      onMessage(message, (type, event) => listeners.get(type)?.(event)),
    ),
    terminate: vi.fn(),
    addEventListener: (type: string, listener: (event: object) => void) => void listeners.set(type, listener),
  };
  return worker as unknown as WorkerLike & {
    terminate: typeof worker.terminate;
    postMessage: typeof worker.postMessage;
  };
}

const answering = () =>
  fakeWorker((message, say) => {
    if (message.kind === 'verify') say('message', { data: { ticket: message.ticket, answer: evidence } });
    if (message.kind === 'simulate') say('message', { data: { ticket: message.ticket, answer: null } });
  });

describe('client of the GPU worker', () => {
  it('starts no worker where there is no WebGPU', async () => {
    const startWorker = vi.fn(answering);
    const client = createClient({ hasWebGpu: () => false, startWorker });
    client.warm();
    expect(await client.verify(request)).toEqual({ kind: 'notChecked', reason: 'noWebGpu' });
    expect(startWorker).not.toHaveBeenCalled();
  });

  it('starts no worker where the learner switched it off, and one once they switch it on', async () => {
    const startWorker = vi.fn(answering);
    let off = true;
    const client = createClient({ isSwitchedOff: () => off, hasWebGpu: () => true, startWorker });
    client.warm();
    expect(await client.verify(request)).toEqual({ kind: 'notChecked', reason: 'switchedOff' });
    expect(startWorker).not.toHaveBeenCalled();
    off = false;
    expect(await client.verify(request)).toEqual(evidence);
  });

  it('returns what the worker found, and keeps the worker', async () => {
    const startWorker = vi.fn(answering);
    const client = createClient({ hasWebGpu: () => true, startWorker });
    client.warm();
    expect(await Promise.all([client.verify(request), client.verify(request)])).toEqual([evidence, evidence]);
    expect(startWorker).toHaveBeenCalledTimes(1);
  });

  it('has nothing simulated where the worker cannot, or there is no WebGPU', async () => {
    for (const hasWebGpu of [true, false]) {
      const client = createClient({ hasWebGpu: () => hasWebGpu, startWorker: answering });
      expect(await client.simulate({ ...request, seed: 'a' })).toBeNull();
    }
  });

  it('gives up on a worker that does not answer, and starts another', async () => {
    const silent = fakeWorker(() => {});
    const workers = [silent, answering()];
    const client = createClient({
      hasWebGpu: () => true,
      startWorker: () => workers.shift()!,
      patienceMs: 5,
    });
    expect(await client.verify(request)).toEqual({ kind: 'notChecked', reason: 'timeout' });
    expect(silent.terminate).toHaveBeenCalled();
    expect(await client.verify(request)).toEqual(evidence);
  });

  it('says so when the worker cannot be started or breaks', async () => {
    const breaking = fakeWorker((_, say) => say('error', {}));
    const refusing = () => {
      throw new Error('blocked');
    };
    for (const startWorker of [() => breaking, refusing]) {
      const client = createClient({ hasWebGpu: () => true, startWorker });
      client.warm();
      expect(await client.verify(request)).toEqual({ kind: 'notChecked', reason: 'failed' });
    }
  });
});
