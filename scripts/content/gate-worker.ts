/** One share of the gate's work, in a thread of its own: started by gate-worker.mjs. */
import { parentPort, workerData } from 'node:worker_threads';
import { gateItem, gateSeeds } from '@/lib/quiz/gate';
import type { GateJob, GateShare } from './gate-pool';
import { readPack } from './read-packs';

const { root, share, seedCount } = workerData as GateJob;

function gateFolder({ folder, items }: GateShare) {
  const read = readPack(root, folder);
  if (!read.ok) throw new Error(`${folder} could be read a moment ago`);
  const wanted = new Set(items);
  return read.pack.items
    .filter((item) => wanted.has(item.id))
    .map((item) => ({ folder, report: gateItem(item, gateSeeds(seedCount)) }));
}

parentPort?.postMessage(share.flatMap(gateFolder));
