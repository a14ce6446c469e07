/** One share of the gate's work, in a thread of its own: bundled and started by gate-pool.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { gateItem, gateSeeds } from '@/lib/quiz/gate';
import type { GateJob } from './gate-pool';

const { share, seedCount } = workerData as GateJob;
const seeds = gateSeeds(seedCount);

parentPort?.postMessage(share.map(({ folder, item }) => ({ folder, report: gateItem(item, seeds) })));
