import type { Text } from '@/lib/engine/text';
import { compose } from './compose';
import { type Claim, errataOf, type Notes, type Section, sectionsOf } from './notes';
import { markdown } from './parse-section';
import { wordsOf } from './plain-words';

type Field = { words: string; folded: string };
type Entry = {
  claim: Claim;
  section: Section;
  title: Text;
  fields: Record<keyof Text, { title: Field; body: Field }>;
};

export type SearchIndex = Entry[];

/** A claim that answers a search, with the stretch of text that shows why. */
export type Hit = { claim: Claim; section: Section; title: Text; excerpt: string };

const maxHits = 20;
const excerptLength = 140;
const titleWeight = 8;
const wordStartWeight = 2;

/** What makes two spellings the same to a search: case, width and accents. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A text without its marks, in one line. Folding keeps no length, so both forms are kept. */
function field(markdownText: string, names = ''): Field {
  const words = wordsOf(markdown.parse(markdownText)).replace(/\s+/g, ' ');
  // Formulas are found by their LaTeX as well, and everything by what it is called behind the text.
  return { words, folded: fold(`${words} ${markdownText} ${names}`) };
}

/** Everything a learner may look a claim up by, in both languages. */
export function buildIndex(notes: Notes): SearchIndex {
  return sectionsOf(notes).flatMap((section) =>
    section.claims.map((claim) => {
      const { title, body } = compose(claim, () => '');
      const errata = errataOf(claim);
      const read = (language: keyof Text) =>
        [body[language], ...errata.flatMap(({ said, fact }) => [said[language], fact[language]])].join(
          '\n\n',
        );
      const names = [
        claim.id,
        ...claim.ops,
        ...errata.map(({ id }) => id),
        ...claim.sources.map(({ id }) => notes.sources[id] ?? ''),
      ].join(' ');
      const fields = (language: keyof Text) => ({
        title: field(title[language]),
        body: field(read(language), names),
      });
      return { claim, section, title, fields: { en: fields('en'), zh: fields('zh') } };
    }),
  );
}

const startsWord = (text: string, at: number) => at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!);

/** How well a text answers one word; 0 when not at all. A Latin word counts from its beginning, Chinese anywhere. */
function weigh(text: string, word: string, weight: number): number {
  const latin = /^[\p{Script=Latin}\p{N}]/u.test(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (startsWord(text, at)) return weight * wordStartWeight;
    if (!latin) return weight;
  }
  return 0;
}

function scoreIn(entry: Entry, language: keyof Text, words: string[]): number {
  const { title, body } = entry.fields[language];
  const scores = words.map((word) => weigh(title.folded, word, titleWeight) + weigh(body.folded, word, 1));
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0);
}

function excerptOf(words: string, first: string): string {
  const at = Math.max(words.toLowerCase().indexOf(first), 0);
  const from = at < excerptLength / 2 ? 0 : words.lastIndexOf(' ', at - excerptLength / 3) + 1;
  const cut = words.slice(from, from + excerptLength);
  return `${from > 0 ? '…' : ''}${cut.trim()}${from + excerptLength < words.length ? '…' : ''}`;
}

/**
 * Finds the claims that hold every word of a query in one of the languages, best first; the reader's own language
 * decides between equals and gives the excerpt.
 */
export function searchNotes(index: SearchIndex, query: string, language: keyof Text): Hit[] {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const other = language === 'en' ? 'zh' : 'en';
  return index
    .map((entry) => {
      const own = scoreIn(entry, language, words);
      return { entry, score: Math.max(own * 2, scoreIn(entry, other, words)) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, maxHits)
    .map(({ entry: { claim, section, title, fields } }) => {
      return { claim, section, title, excerpt: excerptOf(fields[language].body.words, words[0]!) };
    });
}
