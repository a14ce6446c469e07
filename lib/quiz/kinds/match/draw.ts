import { digitAt, letterAt, sample, shuffle } from '../../shuffle';
import type { Text } from '../../text';
import { makeWriter } from '../../writer';
import type { DrawnKind, DrawTools } from '../kind';
import type { MatchTemplate } from './template';

const same = (a: Text, b: Text) => a.en === b.en || a.zh === b.zh;

/** Right sides that read the same are one, to which several left sides belong. */
function distinct(texts: readonly Text[]): Text[] {
  return texts.filter((text, index) => texts.findIndex((other) => same(other, text)) === index);
}

/** Chooses the pairs and decoys, shuffles both sides and labels them. */
export function drawMatch(template: MatchTemplate, { params, stream }: DrawTools): DrawnKind<'match'> {
  const { write, failure } = makeWriter(params);
  const pairs = template.pairs.map(({ id, left, right, why }) => ({
    id,
    left: write(left, `left of ${id}`),
    right: write(right, `right of ${id}`),
    why: why === undefined ? null : write(why, `why of ${id}`),
  }));
  const allDecoys = template.decoys.map((text) => write(text, 'decoys'));
  const reason = failure();
  if (reason !== null) return { ok: false, reason };
  const lefts = sample(pairs, template.show?.pairs ?? pairs.length, stream('pairs'));
  const decoys = sample(allDecoys, template.show?.decoys ?? allDecoys.length, stream('decoys'));
  const rights = shuffle(distinct([...lefts.map((pair) => pair.right), ...decoys]), stream('rights'));
  const lost = decoys.find((decoy) => lefts.some((pair) => same(pair.right, decoy)));
  if (lost !== undefined)
    return { ok: 'again', against: `the decoy "${lost.en}" is the right side of a pair` };
  if (distinct(lefts.map((pair) => pair.left)).length < lefts.length)
    return { ok: 'again', against: 'two left sides read the same' };
  if (rights.length < 2) return { ok: 'again', against: 'there is only one right side to choose' };
  const labelOf = (right: Text) => letterAt(rights.findIndex((other) => same(other, right)));
  return {
    ok: true,
    shown: {
      kind: 'match',
      lefts: lefts.map(({ left }, index) => ({ label: digitAt(index), text: left })),
      rights: rights.map((text, index) => ({ label: letterAt(index), text })),
    },
    key: {
      kind: 'match',
      pairs: lefts.map(({ id, right, why }, index) => ({
        left: digitAt(index),
        right: labelOf(right),
        id,
        why,
      })),
      rights: rights.map((_, index) => letterAt(index)),
    },
  };
}
