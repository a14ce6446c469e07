import { describe, expect, it } from 'vitest';
import { claimsOf } from '@/lib/notes/notes';
import { gateItem, gateSeeds } from '@/lib/quiz/gate';
import { lengthProblems } from '@/lib/quiz/length-check';
import { claimsTested } from './coverage';
import { freezeItem, readFrozen } from './frozen';
import { readNotes } from './read-notes';
import { packFolders, readPack } from './read-packs';

const root = process.cwd();
const notes = readNotes(root);
const claims = new Set(notes.ok ? claimsOf(notes.value).map((claim) => claim.id) : []);
const isChinese = /\p{Script=Han}/u;

/** Numbers may differ in the last bits where the host's exp or log does. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(12)) : value;
}

describe.each(packFolders(root))('the built-in pack %s', (folder) => {
  const read = readPack(root, folder);

  it('can be read', () => {
    expect(read.ok ? [] : read.problems).toEqual([]);
  });
  if (!read.ok) return;
  const { pack } = read;

  it('stands in a folder of its own name', () => {
    expect(pack.slug).toBe(folder);
  });

  it('passes the publish gate, and asks several different questions of each number', () => {
    const reports = pack.items.map((item) => ({ kind: item.kind, ...gateItem(item, gateSeeds(40)) }));
    expect(reports.flatMap(({ failures }) => failures)).toEqual([]);
    const alike = reports.filter(({ kind, distinct }) => kind === 'numeric' && distinct < 3);
    expect(alike.map(({ itemId }) => itemId)).toEqual([]);
  }, 60_000);

  it('tells nothing by the length of its options', () => {
    expect(lengthProblems(pack)).toEqual([]);
  });

  it.each(pack.items.map((item) => [item.id, item] as const))(
    '%s has what teaches, in both languages',
    (_, item) => {
      expect(item.difficulty).toBeDefined();
      if (item.kind === 'numeric') {
        expect(item.slips.length).toBeGreaterThanOrEqual(2);
        expect(item.hints.some((hint) => hint.method)).toBe(true);
      }
      const chinese = [
        item.prompt,
        ...(item.kind === 'numeric' ? item.slips.map((slip) => slip.feedback) : []),
        ...item.solution.map((block) => block.title),
      ];
      for (const text of chinese) expect(text.zh).toMatch(isChinese);
      for (const text of [item.title, ...chinese]) expect(text.en).not.toMatch(isChinese);
    },
  );

  it('tests claims that the notes make', () => {
    expect(pack.items.flatMap(claimsTested).filter((claim) => !claims.has(claim))).toEqual([]);
  });

  it('has items for each of its topics', () => {
    const used = new Set(pack.items.map((item) => item.topic));
    expect(pack.topics.filter((topic) => !used.has(topic.id))).toEqual([]);
  });

  // Learners hold variants and attempts: an item that draws or judges differently is another item. Give it a new id.
  // A new item is added with `npm run -s content -- freeze`.
  it.each(pack.items.map((item) => [item.id, item] as const))(
    '%s still draws and judges as it did',
    (id, item) => {
      const then = readFrozen(root, pack.slug)[id];
      expect(then, `${id} is not frozen yet: npm run -s content -- freeze`).toBeDefined();
      expect(JSON.parse(JSON.stringify(freezeItem(item), rounded))).toEqual(
        JSON.parse(JSON.stringify(then, rounded)),
      );
    },
  );

  it('has lost none of its frozen items, but for those that it retired', () => {
    const ids = new Set([...pack.items.map((item) => item.id), ...pack.retired]);
    expect(Object.keys(readFrozen(root, pack.slug)).filter((id) => !ids.has(id))).toEqual([]);
  });
});
