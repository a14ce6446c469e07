import { normaliseAnswer } from '@/lib/quiz/kinds/cloze/normalise';
import type { Text } from '@/lib/quiz/text';
import { commonFields, type Draft, plain } from './draft';
import type { Passage } from './passage';
import { slugOf } from './slug';
import { type Pair, textOfPair } from './structures';

const mostInBank = 4;

/** The title of a passage often is the term itself. */
const namesNothing: Text = { en: 'Name the term', zh: '说出术语' };

/** The term and what stands in brackets after it: "key-value cache (KV cache)" is either. */
function names(term: string): string[] {
  const [, name, gloss] = /^(.*?)\s*[(（]([^)）]+)[)）]$/.exec(term) ?? [];
  return name && gloss ? [name, gloss] : [term];
}

const contains = (text: string, term: string) =>
  normaliseAnswer(text).includes(normaliseAnswer(names(term)[0]!));

/** Terms of other definitions, of which no two read the same. */
function bankOf(term: Text, others: readonly Pair<'definition'>[]): Text[] {
  const found: Text[] = [];
  for (const other of others) {
    const word = textOfPair(other, ({ term: name }) => names(plain(name))[0]!);
    const known = [term, ...found].some((each) => each.en === word.en || each.zh === word.zh);
    if (!known && !`${word.en}${word.zh}`.includes('$')) found.push(word);
  }
  return found.slice(0, mostInBank);
}

/** definition → cloze: what is it called? With the terms defined elsewhere to choose from, where there are enough. */
export function fromDefinition(
  pair: Pair<'definition'>,
  passage: Passage,
  siblings: readonly Pair<'definition'>[],
): Draft {
  const term = textOfPair(pair, ({ term: name }) => plain(name));
  const meaning = textOfPair(pair, ({ meaning: words }) => plain(words));
  if (`${term.en}${term.zh}`.includes('$'))
    return { skipped: 'the term is a formula, which cannot be typed' };
  if (contains(meaning.en, term.en) || contains(meaning.zh, term.zh))
    return { skipped: `what it is said to be names it: "${term.en}"` };
  if (`${meaning.en}${meaning.zh}`.includes('[['))
    return { skipped: 'its text has double brackets of its own' };
  const first = { en: names(term.en)[0]!, zh: names(term.zh)[0]! };
  const bank = bankOf(
    first,
    siblings.filter((other) => other !== pair),
  );
  return {
    item: {
      id: `${passage.key}-term-${slugOf(term.en)}`,
      kind: 'cloze',
      ...commonFields(passage),
      ...(contains(passage.title.en, term.en) || contains(passage.title.zh, term.zh)
        ? { title: namesNothing }
        : {}),
      prompt: { en: 'Which term is this?', zh: '这里说的是哪个术语？' },
      text: { en: `[[term]]: ${meaning.en}`, zh: `[[term]]：${meaning.zh}` },
      blanks: [{ id: 'term', accept: { en: names(term.en), zh: names(term.zh) } }],
      ...(bank.length >= 2 ? { bank } : {}),
    },
  };
}
