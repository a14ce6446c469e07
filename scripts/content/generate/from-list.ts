import { normaliseAnswer } from '@/lib/quiz/kinds/cloze/normalise';
import type { Text } from '@/lib/quiz/text';
import { commonFields, type Draft, longestEntry, plain } from './draft';
import type { Passage } from './passage';
import { slugOf } from './slug';
import { type Pair, textOfPair } from './structures';

const mostRight = 12;
const mostWrong = 8;
const fewest = 2;

type Entry = { text: Text; stem: Text };

const stemOf = (pair: Pair<'list'>) => textOfPair(pair, ({ stem }) => plain(stem));

/** The entries of a list in both languages; none where one language has more of them. */
function entriesOf(pair: Pair<'list'>): Entry[] {
  const { en, zh } = pair;
  if (en.items.length !== zh.items.length) return [];
  return en.items
    .map((item, index) => ({ text: { en: plain(item), zh: plain(zh.items[index]!) }, stem: stemOf(pair) }))
    .filter(({ text }) => text.en.length <= longestEntry && text.zh.length <= longestEntry);
}

const same = (a: Text, b: Text) =>
  normaliseAnswer(a.en) === normaliseAnswer(b.en) || normaliseAnswer(a.zh) === normaliseAnswer(b.zh);

function distinct(entries: readonly Entry[], but: readonly Entry[]): Entry[] {
  const kept: Entry[] = [];
  for (const entry of entries)
    if (![...but, ...kept].some((other) => same(other.text, entry.text))) kept.push(entry);
  return kept;
}

const some = (count: number): [number, number] => [fewest, Math.min(count, 3)];

/** list → choice of several: which of these belong to it? The distractors are entries of its sibling lists. */
export function fromList(pair: Pair<'list'>, passage: Passage, siblings: readonly Pair<'list'>[]): Draft {
  const stem = stemOf(pair);
  const right = distinct(entriesOf(pair), []).slice(0, mostRight);
  if (right.length < fewest)
    return { skipped: 'fewer than two of its entries are short and alike in both languages' };
  const others = siblings.filter((other) => other !== pair).flatMap(entriesOf);
  const wrong = distinct(others, right).slice(0, mostWrong);
  if (wrong.length < fewest) return { skipped: 'no sibling list gives two distractors' };
  return {
    item: {
      id: `${passage.key}-which-${slugOf(stem.en)}`,
      kind: 'choice',
      ...commonFields(passage),
      prompt: { en: `Which of these belong here? ${stem.en}:`, zh: `下列哪些属于这里？${stem.zh}：` },
      multiple: true,
      show: { right: some(right.length), wrong: some(wrong.length) },
      options: [
        ...right.map(({ text }) => ({ id: slugOf(text.en), right: true, text })),
        ...wrong.map(({ text, stem: home }) => ({
          id: `not-${slugOf(text.en)}`,
          text,
          why: { en: `This belongs elsewhere: ${home.en}.`, zh: `这一项属于别处：${home.zh}。` },
        })),
      ],
    },
  };
}
