import { parseArgs } from 'node:util';
import { claimsOf } from '@/lib/notes/notes';
import { packJsonSchema } from '@/lib/quiz/pack-json-schema';
import { tellBounds } from './bounds';
import { checkPacks } from './check';
import { coverageOf, uncovered } from './coverage';
import { freezeNewItems } from './frozen';
import { withGpu } from './gate-gpu';
import { generateCommand } from './generate/command';
import { readNotes } from './read-notes';
import { packFolders, readPack } from './read-packs';

const usage = `Usage:
  npm run -s content -- check [--pack FOLDER] [--seeds N] [--gpu] [--json]
                                                  draw every item N times (200) and tell what is unfair
  npm run -s content -- bounds [--pack FOLDER] [--seeds N] [--gpu] [--json]
                                                  how far float32 stays inside the tolerances of the items with a number
  npm run -s content -- coverage [--json]         what of the notes and the inventory has items
  npm run -s content -- generate FILE.md > pack.yaml
                                                  draft a pack from the structure of a Markdown document
  npm run -s content -- schema [--items]          print the JSON Schema of a pack, or of a file of items
  npm run -s content -- freeze                    keep three variants of each new item as fixtures`;

const root = process.cwd();
const mostSeeds = 10_000;

function freezePacks(): number {
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

function tellCoverage(json: boolean): number {
  const notes = readNotes(root);
  const reads = packFolders(root).map((folder) => readPack(root, folder));
  const unread = reads.filter((read) => !read.ok).map((read) => `${read.folder}: cannot be read; run check`);
  const unsound = notes.ok
    ? []
    : notes.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
  for (const problem of [...unsound, ...unread]) console.error(problem);
  if (!notes.ok || unread.length > 0) return 1;
  const items = reads.flatMap((read) => (read.ok ? read.pack.items : []));
  const claims = claimsOf(notes.value);
  const coverage = coverageOf(claims, items);
  if (json) console.log(JSON.stringify(coverage));
  else {
    for (const claim of uncovered(claims, items)) console.log(`no item tests ${claim.id}`);
    console.log(JSON.stringify(coverage, null, 2));
  }
  return 0;
}

function readArguments() {
  return parseArgs({
    allowPositionals: true,
    options: {
      pack: { type: 'string' },
      seeds: { type: 'string', default: '200' },
      gpu: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      items: { type: 'boolean', default: false },
    },
  });
}

async function main(): Promise<number> {
  let given: ReturnType<typeof readArguments>;
  try {
    given = readArguments();
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
    return 2;
  }
  const { values, positionals } = given;
  const seedCount = Number(values.seeds);
  const { pack, json } = values;
  switch (positionals[0]) {
    case 'schema':
      console.log(JSON.stringify(packJsonSchema(values.items ? 'items' : 'pack'), null, 2));
      return 0;
    case 'generate':
      return generateCommand(positionals[1]);
    case 'freeze':
      return freezePacks();
    case 'coverage':
      return tellCoverage(json);
    case 'check':
    case 'bounds': {
      if (!Number.isInteger(seedCount) || seedCount < 1 || seedCount > mostSeeds) break;
      const run = positionals[0] === 'check' ? checkPacks : tellBounds;
      return values.gpu
        ? withGpu((gpu) => run(root, { pack, seedCount, json, gpu }))
        : run(root, { pack, seedCount, json, gpu: null });
    }
  }
  console.error(usage);
  return 2;
}

process.exitCode = await main();
