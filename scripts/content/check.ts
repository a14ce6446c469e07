import type { Gpu } from '@/lib/gpu/runtime/gpu';
import { claimsOf } from '@/lib/notes/notes';
import type { ItemReport } from '@/lib/quiz/gate';
import { lengthProblems } from '@/lib/quiz/length-check';
import type { Pack } from '@/lib/quiz/pack';
import { claimsTested } from './coverage';
import { type Finding, sentence } from './findings';
import { gateOnGpu } from './gate-gpu';
import { gateInParallel } from './gate-pool';
import { readNotes } from './read-notes';
import { packFolders, type ReadPack, readPack } from './read-packs';

export type CheckOptions = { pack: string | undefined; seedCount: number; json: boolean; gpu: Gpu | null };

type Checked = { findings: Finding[]; items: (ItemReport & { pack: string })[] };

/** Claims that items test and the notes do not make. */
function claimFindings(folder: string, pack: Pack, claims: ReadonlySet<string>): Finding[] {
  return pack.items.flatMap((item) =>
    claimsTested(item)
      .filter((claim) => !claims.has(claim))
      .map((claim): Finding => {
        const message = `the notes have no claim "${claim}"`;
        return { pack: folder, kind: 'claim', itemId: item.id, message };
      }),
  );
}

/** The files' own problems, or what the gate, the GPU and the notes have to say. */
async function judgePack(
  read: ReadPack,
  reports: readonly ItemReport[],
  claims: ReadonlySet<string>,
  { seedCount, gpu }: CheckOptions,
): Promise<Checked> {
  const { folder } = read;
  if (!read.ok) {
    return {
      findings: read.problems.map((problem) => ({ pack: folder, kind: 'file', ...problem })),
      items: [],
    };
  }
  const failures = reports.flatMap((report) => report.failures);
  if (gpu !== null) failures.push(...(await gateOnGpu(gpu, read.pack, seedCount)));
  const findings = failures.map(
    ({ itemId, seed, reason }): Finding => ({ pack: folder, kind: 'item', itemId, seed, message: reason }),
  );
  const told = lengthProblems(read.pack).map((message): Finding => ({ pack: folder, kind: 'pack', message }));
  return {
    findings: [...claimFindings(folder, read.pack, claims), ...findings, ...told],
    items: reports.map((report) => ({ pack: folder, ...report })),
  };
}

function report({ findings, items }: Checked, packs: number, seconds: number, options: CheckOptions): void {
  const variants = items.length * options.seedCount;
  if (options.json) {
    const recorded = items.map(({ failures, ...item }) => ({ ...item, failures: failures.length }));
    console.log(JSON.stringify({ problems: findings, items: recorded, variants, seconds }, null, 2));
    return;
  }
  for (const finding of findings) console.log(sentence(finding));
  const rate = `${variants} variants in ${seconds.toFixed(1)} s`;
  console.log(
    `${packs} pack(s), ${items.length} item(s) × ${options.seedCount} seeds, ${rate}: ${findings.length} problem(s)`,
  );
}

/** Draws every item of the packs and tells what is unfair. Returns the exit code: 1 where anything is. */
export async function checkPacks(root: string, options: CheckOptions): Promise<number> {
  const folders = packFolders(root);
  if (options.pack !== undefined && !folders.includes(options.pack)) {
    console.error(`There is no pack "${options.pack}"; there are: ${folders.join(', ')}`);
    return 2;
  }
  const notes = readNotes(root);
  if (!notes.ok) {
    for (const { file, line, message } of notes.problems) console.error(`${file}:${line}: ${message}`);
    return 1;
  }
  const claims = new Set(claimsOf(notes.value).map((claim) => claim.id));
  const wanted = folders.filter((folder) => options.pack === undefined || folder === options.pack);
  const start = performance.now();
  const reads = wanted.map((folder) => readPack(root, folder));
  const sound = reads.flatMap((read) => (read.ok ? [{ folder: read.folder, pack: read.pack }] : []));
  const reports = await gateInParallel(sound, options.seedCount);
  const checked: Checked[] = [];
  for (const read of reads)
    checked.push(await judgePack(read, reports.get(read.folder) ?? [], claims, options));
  const all = {
    findings: checked.flatMap((each) => each.findings),
    items: checked.flatMap((each) => each.items),
  };
  report(all, wanted.length, (performance.now() - start) / 1000, options);
  return all.findings.length === 0 ? 0 : 1;
}
