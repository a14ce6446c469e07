import { parseArgs } from 'node:util';
import { gatePack, gateSeeds } from '@/lib/quiz/gate';
import { packJsonSchema } from '@/lib/quiz/pack-json-schema';
import { freezeNewItems } from './frozen';
import { packFolders, type ReadPack, readPack } from './read-packs';

const usage = `Usage:
  npm run -s content -- check [--pack FOLDER] [--seeds N] [--json]   draw every item N times (40) and tell what is unfair
  npm run -s content -- schema [--items]                             print the JSON Schema of a pack, or of a file of items
  npm run -s content -- freeze                                       keep three variants of each new item as fixtures`;

type Finding =
  | { pack: string; kind: 'file'; file: string; line: number; column: number; path: string; message: string }
  | { pack: string; kind: 'item'; itemId: string; seed: string; message: string };

function findingsOf(read: ReadPack, seedCount: number): Finding[] {
  const pack = read.folder;
  if (!read.ok) return read.problems.map((problem) => ({ pack, kind: 'file', ...problem }));
  return gatePack(read.pack, { seeds: gateSeeds(seedCount) }).map(({ itemId, seed, reason }) => {
    return { pack, kind: 'item', itemId, seed, message: reason };
  });
}

function sentence(finding: Finding): string {
  if (finding.kind === 'item')
    return `${finding.pack}/${finding.itemId}, seed ${finding.seed}: ${finding.message}`;
  const { file, line, column, path, message } = finding;
  return `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${message}`;
}

function checkPacks(pack: string | undefined, seedCount: number, json: boolean): number {
  const root = process.cwd();
  const folders = packFolders(root);
  if (pack !== undefined && !folders.includes(pack)) {
    console.error(`There is no pack "${pack}"; there are: ${folders.join(', ')}`);
    return 2;
  }
  const reads = folders
    .filter((folder) => pack === undefined || folder === pack)
    .map((folder) => readPack(root, folder));
  const findings = reads.flatMap((read) => findingsOf(read, seedCount));
  if (json) console.log(JSON.stringify(findings, null, 2));
  else {
    for (const finding of findings) console.log(sentence(finding));
    const items = reads.reduce((count, read) => count + (read.ok ? read.pack.items.length : 0), 0);
    console.log(
      `${reads.length} pack(s), ${items} item(s) × ${seedCount} seeds: ${findings.length} problem(s)`,
    );
  }
  return findings.length === 0 ? 0 : 1;
}

function freezePacks(): number {
  const root = process.cwd();
  for (const read of packFolders(root).map((folder) => readPack(root, folder))) {
    if (!read.ok) {
      console.error(`${read.folder}: cannot be read; run check`);
      return 1;
    }
    const added = freezeNewItems(root, read.pack);
    console.log(`${read.folder}: ${added.length === 0 ? 'nothing new' : added.join(', ')}`);
  }
  return 0;
}

function readArguments() {
  return parseArgs({
    allowPositionals: true,
    options: {
      pack: { type: 'string' },
      seeds: { type: 'string', default: '40' },
      json: { type: 'boolean', default: false },
      items: { type: 'boolean', default: false },
    },
  });
}

function main(): number {
  let given: ReturnType<typeof readArguments>;
  try {
    given = readArguments();
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
    return 2;
  }
  const { values, positionals } = given;
  const seedCount = Number(values.seeds);
  if (positionals[0] === 'schema') {
    console.log(JSON.stringify(packJsonSchema(values.items ? 'items' : 'pack'), null, 2));
    return 0;
  }
  if (positionals[0] === 'freeze') return freezePacks();
  if (positionals[0] === 'check' && Number.isInteger(seedCount) && seedCount >= 1 && seedCount <= 10_000) {
    return checkPacks(values.pack, seedCount, values.json);
  }
  console.error(usage);
  return 2;
}

process.exitCode = main();
