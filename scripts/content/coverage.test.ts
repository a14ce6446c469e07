import { describe, expect, it } from 'vitest';
import { claimsOf } from '@/lib/notes/notes';
import { makeItem } from '../../lib/quiz/kinds/items.fixture';
import { makeTemplate } from '../../lib/quiz/template.fixture';
import { coverageOf, uncovered } from './coverage';
import { readNotes } from './read-notes';

const notes = readNotes(process.cwd());
if (!notes.ok) throw new Error('the notes cannot be read');
const claims = claimsOf(notes.value);
const [one, other] = claims.filter((claim) => claim.rows.length === 1);
const several = claims.find((claim) => claim.rows.length > 1)!;

describe('coverageOf', () => {
  it('counts claims, rows, kinds, slips and errata', () => {
    const items = [
      makeTemplate({ claim: one!.id }),
      makeItem('choice', { claim: one!.id, alsoTests: [other!.id], rows: [95, 96] }),
    ];
    const coverage = coverageOf(claims, items);
    expect(coverage).toMatchObject({
      claims: { total: claims.length, covered: 2 },
      inventory: { total: 96, covered: 3 },
      items: { numeric: 1, concept: 1 },
      slips: 2,
      errata: { total: 25, shown: 25 },
    });
    expect(coverage.inventory.missing).toHaveLength(93);
    expect(coverage.inventory.missing).not.toContain(one!.rows[0]);
  });

  it('credits no row to an item of a claim with several rows that does not say which', () => {
    expect(coverageOf(claims, [makeTemplate({ claim: several.id })]).inventory.covered).toBe(0);
  });

  it('names the claims without an item', () => {
    const missing = uncovered(claims, [makeTemplate({ claim: one!.id })]).map((claim) => claim.id);
    expect(missing).not.toContain(one!.id);
    expect(missing).toContain(other!.id);
  });
});
