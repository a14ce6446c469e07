/** One share of the gate's work, in a thread of its own: started by gate-pool.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { gateItem, gateSeeds, type ItemReport } from '@/lib/quiz/gate';
import type { GateJob } from './gate-pool';
import { readPack } from './read-packs';

const { root, folder, items, seedCount } = workerData as GateJob;
const read = readPack(root, folder);
if (!read.ok) throw new Error(`${folder} could be read a moment ago`);
const wanted = new Set(items);
const reports: ItemReport[] = read.pack.items
  .filter((item) => wanted.has(item.id))
  .map((item) => gateItem(item, gateSeeds(seedCount)));
parentPort?.postMessage(reports);
