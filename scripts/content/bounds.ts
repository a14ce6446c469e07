import type { Gpu } from '@/lib/gpu/runtime/gpu';
import { verify } from '@/lib/gpu/verify';
import { draw } from '@/lib/quiz/draw';
import { gateSeeds } from '@/lib/quiz/gate';
import { floatBound } from '@/lib/quiz/kinds/numeric/audit';
import type { NumericKey } from '@/lib/quiz/kinds/numeric/key';
import { fromBase } from '@/lib/quiz/kinds/numeric/units';
import type { Pack } from '@/lib/quiz/pack';
import type { CheckOptions } from './check';
import { packFolders, readPack } from './read-packs';

/** A share and the item it belongs to. */
type Share = { item: string; share: number };

type Found = {
  items: number;
  variants: number;
  /** Variants whose bound is 0: whole numbers. */
  exact: number;
  /** Bound over tolerance, of every other variant. */
  ofTolerance: Share[];
  /** |GPU − float64| over bound, of the variants that a GPU computed. */
  ofBound: Share[];
};

async function errorShare(gpu: Gpu, key: NumericKey, bound: number): Promise<number> {
  const evidence = await verify(gpu, key.engine);
  if (evidence.kind === 'notChecked') throw new Error(`${key.engine.op}: not checked, ${evidence.reason}`);
  const delta = Math.abs(evidence.gpuValue - evidence.referenceValue);
  return fromBase(delta, key.unit?.id ?? null) / bound;
}

/** How far inside the tolerance the proven bounds of a pack's numbers are, and how far inside its bound a GPU stays. */
async function boundsOf(pack: Pack, seedCount: number, gpu: Gpu | null): Promise<Found> {
  const found: Found = { items: 0, variants: 0, exact: 0, ofTolerance: [], ofBound: [] };
  for (const template of pack.items) {
    if (template.kind !== 'numeric') continue;
    found.items += 1;
    const item = `${pack.slug}/${template.id}`;
    for (const seed of gateSeeds(seedCount)) {
      const drawn = draw(template, seed);
      if (!drawn.ok || drawn.key.kind !== 'numeric') throw new Error(`${item} ${seed} cannot be drawn`);
      const bounded = floatBound(drawn.key);
      if (!bounded.ok) throw new Error(`${item} ${seed}: ${bounded.reason}`);
      const { bound, tolerance } = bounded;
      found.variants += 1;
      if (bound === 0) found.exact += 1;
      else found.ofTolerance.push({ item, share: bound / tolerance });
      if (bound > 0 && gpu) found.ofBound.push({ item, share: await errorShare(gpu, drawn.key, bound) });
    }
  }
  return found;
}

/** Where the middle, 19 of 20, 99 of 100 and all of them lie, and the item of the last. */
function spread(shares: readonly Share[]) {
  if (shares.length === 0) return null;
  const sorted = [...shares].sort((a, b) => a.share - b.share);
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))]!.share;
  return { median: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1), worst: sorted.at(-1)!.item };
}

const inWords = (name: string, shares: readonly Share[]): string => {
  const found = spread(shares);
  if (found === null) return `${name}: none`;
  const percent = [found.median, found.p95, found.p99, found.most].map(
    (share) => `${Number((100 * share).toPrecision(2))} %`,
  );
  return `${name}: ${percent.join(', ')} (median, 95 %, 99 %, all) of ${shares.length}; most in ${found.worst}`;
};

/** Prints the distributions over the packs, all or one. Returns the exit code. */
export async function tellBounds(
  root: string,
  { pack, seedCount, json, gpu }: CheckOptions,
): Promise<number> {
  const folders = packFolders(root).filter((folder) => pack === undefined || folder === pack);
  if (folders.length === 0) {
    console.error(`There is no pack "${pack}"; there are: ${packFolders(root).join(', ')}`);
    return 2;
  }
  const all: Found = { items: 0, variants: 0, exact: 0, ofTolerance: [], ofBound: [] };
  for (const read of folders.map((folder) => readPack(root, folder))) {
    if (!read.ok) {
      console.error(`${read.folder}: cannot be read; run check`);
      return 1;
    }
    const found = await boundsOf(read.pack, seedCount, gpu);
    all.items += found.items;
    all.variants += found.variants;
    all.exact += found.exact;
    // Too many to be arguments of one call.
    for (const share of found.ofTolerance) all.ofTolerance.push(share);
    for (const share of found.ofBound) all.ofBound.push(share);
  }
  const { items, variants, exact, ofTolerance, ofBound } = all;
  if (json) {
    const figures = { items, variants, exact, ofTolerance: spread(ofTolerance), ofBound: spread(ofBound) };
    console.log(JSON.stringify(figures));
    return 0;
  }
  console.log(`${items} items with a number × ${seedCount} seeds, ${exact} of ${variants} variants exact`);
  console.log(inWords('bound / tolerance', ofTolerance));
  if (gpu) console.log(inWords('|GPU − float64| / bound', ofBound));
  return 0;
}
