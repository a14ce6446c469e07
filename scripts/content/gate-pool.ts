import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { gateItem, gateSeeds, type ItemReport } from '@/lib/quiz/gate';
import type { Pack } from '@/lib/quiz/pack';

/** Items of one pack, by their ids. */
export type GateShare = { folder: string; items: string[] };
export type GateJob = { root: string; share: GateShare[]; seedCount: number };
type Reported = { folder: string; report: ItemReport };
export type FolderPack = { folder: string; pack: Pack };

/** Below this many variants a thread takes longer to start than to save. */
const worthAThread = 2000;

function inThread(job: GateJob): Promise<Reported[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./gate-worker.mjs', import.meta.url), { workerData: job });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** Deals each pack's items out like cards: neighbours in a file are of like size. */
function deal(packs: readonly FolderPack[], hands: number): GateShare[][] {
  return Array.from({ length: hands }, (_, hand) =>
    packs.map(({ folder, pack }) => ({
      folder,
      items: pack.items.map((item) => item.id).filter((_, index) => index % hands === hand),
    })),
  );
}

/** Draws every item with so many seeds, on all processors. The reports of a folder stand in its pack's order. */
export async function gateInParallel(
  root: string,
  packs: readonly FolderPack[],
  seedCount: number,
): Promise<Map<string, ItemReport[]>> {
  const items = packs.reduce((count, { pack }) => count + pack.items.length, 0);
  const hands = Math.min(availableParallelism(), Math.floor((items * seedCount) / worthAThread));
  if (hands < 2) {
    const seeds = gateSeeds(seedCount);
    return new Map(
      packs.map(({ folder, pack }) => [folder, pack.items.map((item) => gateItem(item, seeds))]),
    );
  }
  const shares = deal(packs, hands).map((share) => inThread({ root, share, seedCount }));
  const reported = (await Promise.all(shares)).flat();
  const byItem = new Map(reported.map(({ folder, report }) => [`${folder}/${report.itemId}`, report]));
  return new Map(
    packs.map(({ folder, pack }) => [folder, pack.items.map((item) => byItem.get(`${folder}/${item.id}`)!)]),
  );
}
