import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { gateItem, gateSeeds, type ItemReport } from '@/lib/quiz/gate';
import type { Pack } from '@/lib/quiz/pack';

export type GateJob = { root: string; folder: string; items: string[]; seedCount: number };

/** Below this many variants a thread takes longer to start than to save. */
const worthAThread = 3000;

function inThread(job: GateJob): Promise<ItemReport[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./gate-worker.mjs', import.meta.url), {
      workerData: job,
    });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** Deals items out like cards: neighbours in a file are of like size. */
function deal(ids: readonly string[], hands: number): string[][] {
  return Array.from({ length: hands }, (_, hand) => ids.filter((_, index) => index % hands === hand));
}

/** Draws every item of a pack with so many seeds, on all processors; reports stand in the pack's order. */
export async function gateInParallel(
  root: string,
  folder: string,
  pack: Pack,
  seedCount: number,
): Promise<ItemReport[]> {
  const hands = Math.min(
    availableParallelism(),
    Math.floor((pack.items.length * seedCount) / worthAThread),
    pack.items.length,
  );
  if (hands < 2) return pack.items.map((item) => gateItem(item, gateSeeds(seedCount)));
  const ids = pack.items.map((item) => item.id);
  const jobs = deal(ids, hands).map((items) => inThread({ root, folder, items, seedCount }));
  const byId = new Map((await Promise.all(jobs)).flat().map((report) => [report.itemId, report]));
  return ids.map((id) => byId.get(id)!);
}
