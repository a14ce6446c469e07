import type { Text } from '@/lib/quiz/text';
import { commonFields, type Draft, longestEntry, plain } from './draft';
import type { Passage } from './passage';
import { slugOf } from './slug';
import type { Pair } from './structures';

const mostShown = 5;
const fewest = 3;
const mostPairs = 24;

/** One column of a comparison table against its first: a match, where there is something to tell apart. */
function fromColumn({ en, zh }: Pair<'table'>, column: number, passage: Passage): Draft {
  const cell = (row: number, at: number): Text => ({
    en: plain(en.rows[row]?.[at] ?? ''),
    zh: plain(zh.rows[row]?.[at] ?? ''),
  });
  const header = { en: plain(en.header[column]!), zh: plain(zh.header[column]!) };
  const pairs = en.rows
    .map((_, row) => ({ left: cell(row, 0), right: cell(row, column) }))
    .filter(({ left, right }) =>
      [left.en, left.zh, right.en, right.zh].every((text) => text !== '' && text !== '–'),
    )
    .filter(({ right }) => right.en.length <= longestEntry && right.zh.length <= longestEntry)
    .slice(0, mostPairs)
    .map(({ left, right }) => ({ id: slugOf(left.en), left, right }));
  if (pairs.length < fewest)
    return { skipped: `fewer than ${fewest} rows have something under "${header.en}"` };
  if (new Set(pairs.map(({ right }) => right.en)).size < 2)
    return { skipped: `every row has the same under "${header.en}"` };
  const first = { en: plain(en.header[0]!) || 'entry', zh: plain(zh.header[0]!) || '各项' };
  return {
    item: {
      id: `${passage.key}-match-${slugOf(header.en)}`,
      kind: 'match',
      ...commonFields(passage),
      prompt: {
        en: `Match each (${first.en}) with what it has under “${header.en}”.`,
        zh: `为每一项（${first.zh}）选出对应的“${header.zh}”。`,
      },
      pairs,
      ...(pairs.length > mostShown ? { show: { pairs: mostShown, decoys: 0 } } : {}),
    },
  };
}

/** table → match: one for each column after the first. */
export function fromTable(pair: Pair<'table'>, passage: Passage): Draft[] {
  const { en, zh } = pair;
  if (en.rows.length !== zh.rows.length || en.header.length !== zh.header.length)
    return [{ skipped: 'the table has another size in Chinese' }];
  return en.header.slice(1).map((_, index) => fromColumn(pair, index + 1, passage));
}
