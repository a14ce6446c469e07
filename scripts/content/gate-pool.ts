import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { gateItem, gateSeeds, type ItemReport } from '@/lib/quiz/gate';
import type { Pack } from '@/lib/quiz/pack';
import type { Template } from '@/lib/quiz/template';

type PackItem = { folder: string; item: Template };
export type GateJob = { share: PackItem[]; seedCount: number };
type Reported = { folder: string; report: ItemReport };
export type FolderPack = { folder: string; pack: Pack };

/** Below this many variants the threads take longer to start than they save. */
const worthThreads = 2000;

const bundle = resolve('node_modules/.cache/gradcheck-content/gate-worker.mjs');

/**
 * A thread does not inherit the loader of TypeScript, and needs none of it: run straight from the sources, each closure
 * of a formula would pay for the name that the loader gives it, a third of the time.
 */
async function bundleWorker(): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('./gate-worker.ts', import.meta.url))],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
}

function inThread(job: GateJob): Promise<Reported[]> {
  return new Promise((settle, reject) => {
    const worker = new Worker(bundle, { workerData: job, execArgv: [] });
    worker.once('message', settle);
    worker.once('error', reject);
  });
}

async function gateAll(items: readonly PackItem[], seedCount: number): Promise<Reported[]> {
  if (items.length * seedCount < worthThreads) {
    const seeds = gateSeeds(seedCount);
    return items.map(({ folder, item }) => ({ folder, report: gateItem(item, seeds) }));
  }
  await bundleWorker();
  const hands = availableParallelism();
  // Dealt out like cards: neighbours in a file are of like size.
  const shares = Array.from({ length: hands }, (_, hand) =>
    items.filter((_, index) => index % hands === hand),
  );
  return (await Promise.all(shares.map((share) => inThread({ share, seedCount })))).flat();
}

/** Draws every item with so many seeds, on all processors. The reports of a folder stand in its pack's order. */
export async function gateInParallel(
  packs: readonly FolderPack[],
  seedCount: number,
): Promise<Map<string, ItemReport[]>> {
  const items = packs.flatMap(({ folder, pack }) => pack.items.map((item) => ({ folder, item })));
  const reported = await gateAll(items, seedCount);
  const byItem = new Map(reported.map(({ folder, report }) => [`${folder}/${report.itemId}`, report]));
  return new Map(
    packs.map(({ folder, pack }) => [folder, pack.items.map((item) => byItem.get(`${folder}/${item.id}`)!)]),
  );
}
