import { type Claim, errataOf } from '@/lib/notes/notes';
import type { Template } from '@/lib/quiz/template';

const inventoryRows = 96;
const errataCount = 25;

export type Coverage = {
  claims: { total: number; covered: number };
  inventory: { total: number; covered: number; missing: number[] };
  items: { numeric: number; concept: number };
  slips: number;
  errata: { total: number; shown: number };
};

/** The claims that an item tests. */
export const claimsTested = (item: Template): string[] => [item.claim, ...item.alsoTests];

/** The rows an item covers: those it names, else the row of its claim where that has only one. */
function rowsOf(item: Template, claims: ReadonlyMap<string, Claim>): number[] {
  if (item.rows.length > 0) return item.rows;
  const rows = claims.get(item.claim)?.rows ?? [];
  return rows.length === 1 ? rows : [];
}

/** The claims that no item tests. */
export function uncovered(claims: readonly Claim[], items: readonly Template[]): Claim[] {
  const tested = new Set(items.flatMap(claimsTested));
  return claims.filter((claim) => !tested.has(claim.id));
}

/** How much of the notes, the inventory and the errata there are items and demonstrations for. */
export function coverageOf(claims: readonly Claim[], items: readonly Template[]): Coverage {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const rows = new Set(items.flatMap((item) => rowsOf(item, byId)));
  const all = Array.from({ length: inventoryRows }, (_, index) => index + 1);
  const missing = all.filter((row) => !rows.has(row));
  const numeric = items.filter((item) => item.kind === 'numeric');
  return {
    claims: { total: claims.length, covered: claims.length - uncovered(claims, items).length },
    inventory: { total: inventoryRows, covered: inventoryRows - missing.length, missing },
    items: { numeric: numeric.length, concept: items.length - numeric.length },
    slips: numeric.reduce((sum, item) => sum + item.slips.length, 0),
    errata: {
      total: errataCount,
      shown: new Set(claims.flatMap(errataOf).map((erratum) => erratum.id)).size,
    },
  };
}
