import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gatePack, gateSeeds } from '@/lib/quiz/gate';
import { parsePack } from '@/lib/quiz/pack';
import { packYaml, reportOf } from './command';
import { generate } from './generate';
import { readMarkdown } from './read-markdown';
import { readSection } from './read-section';
import { slugOf } from './slug';

const folder = 'tests/fixtures/documents';
const english = readFileSync(`${folder}/search-engines.md`, 'utf8');
const chinese = readFileSync(`${folder}/数据库事务.md`, 'utf8');

function fromMarkdown(text: string, name = 'document') {
  const { source, unread } = readMarkdown(text, name);
  const generated = generate(source);
  const yaml = packYaml(source, generated, `${name}.md`);
  return { unread, yaml, report: reportOf(source, generated, `${name}.md`), items: generated.items };
}

function packOf(yaml: string) {
  const parsed = parsePack(yaml, 'pack.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2));
  return parsed.pack;
}

const kindsOf = (text: string) => fromMarkdown(text).items.map(({ kind, id }) => `${kind} ${id}`);

describe('generate, from a document in English', () => {
  const { yaml, report, items } = fromMarkdown(english, 'search-engines');

  it('drafts an item of each structure', () => {
    expect(items.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'cloze the-index-term-inverted-index',
      'cloze the-index-term-posting-list-postings',
      'cloze the-index-term-stemming',
      'cloze the-index-term-stop-word',
      'order the-index-order-building-the-index-takes-these-steps',
      'choice ranking-which-signals-that-depend-on-the-query',
      'choice ranking-which-signals-that-do-not-depend-on-the-query',
      'numeric ranking-value-text-tfidf-tfidf-0-1',
      'match measures-match-what-it-divides',
      'match measures-match-by-what',
    ]);
    expect(packOf(yaml).topics.map((topic) => topic.id)).toEqual(['the-index', 'ranking', 'measures']);
  });

  it('writes a pack that can be read and drawn, and that only wants translating', () => {
    const pack = packOf(yaml);
    expect(pack.items).toHaveLength(items.length);
    for (const { reason } of gatePack(pack, { seeds: gateSeeds(5) }))
      expect(reason).toMatch(/^English in the Chinese text/);
  });

  it('takes distractors from the sibling list, and says where they belong', () => {
    const item = items.find(({ id }) => id === 'ranking-which-signals-that-depend-on-the-query') as never as {
      options: { id: string; right?: boolean; text: { en: string }; why?: { en: string } }[];
    };
    expect(item.options.filter((option) => option.right).map((option) => option.text.en)).toEqual([
      'Frequency of its words in the document',
      'Distance between its words',
      'Whether a word stands in the title',
    ]);
    expect(item.options.find((option) => !option.right)?.why?.en).toBe(
      'This belongs elsewhere: Signals that do not depend on the query.',
    );
  });

  it('ties the formula above an op block to its call, with the mistakes of the op', () => {
    const item = packOf(yaml).items.find(({ kind }) => kind === 'numeric');
    if (item?.kind !== 'numeric') throw new Error('no numeric draft');
    expect(item.prompt.en).toContain('\\ln \\frac{N}{\\mathrm{df}_t}');
    expect(item.engine.op).toBe('text.tfIdf');
    expect(item.slips.length).toBeGreaterThanOrEqual(1);
  });

  it('accepts a term and what stands in brackets after it', () => {
    const item = items.find(({ id }) => id === 'the-index-term-posting-list-postings') as never as {
      blanks: { accept: { en: string[] } }[];
    };
    expect(item.blanks[0]!.accept.en).toEqual(['Posting list', 'postings']);
  });

  it('reports what was skipped and why, with the line', () => {
    expect(report.filter((line) => line.includes('skipped:'))).toEqual([
      'search-engines.md:15: definition of "Search engine" → skipped: what it is said to be names it: "Search engine"',
      'search-engines.md:27: list "Look the words upRank" → skipped: it has fewer than 3 entries',
      expect.stringMatching(/^search-engines\.md:61: formula .* → skipped: it is tied to no op$/),
    ]);
    expect(report.at(-2)).toContain('The document has one language');
  });
});

describe('generate, from a document in Chinese', () => {
  const { yaml, items } = fromMarkdown(chinese, '数据库事务');

  it('drafts an item of each structure', () => {
    const kinds = items.map(({ kind }) => kind);
    expect(kinds).toEqual([
      ...['cloze', 'cloze', 'cloze', 'cloze'],
      ...['match', 'match', 'match'],
      ...['choice', 'choice', 'order'],
    ]);
  });

  it('writes a pack that can be read and drawn, and that only wants translating', () => {
    for (const { reason } of gatePack(packOf(yaml), { seeds: gateSeeds(5) }))
      expect(reason).toMatch(/^Chinese in the English text/);
  });
});

describe('ids', () => {
  it('are the same each time, and stay when the document grows or is put in another order', () => {
    const ids = kindsOf(english);
    expect(kindsOf(english)).toEqual(ids);
    const grown = `${english}\n## Crawling\n\n**Frontier**: the addresses that are known and not fetched yet.\n`;
    expect(kindsOf(grown)).toEqual([...ids, 'cloze crawling-term-frontier']);
    const [before, index, ranking, measures] = english.split(/^(?=## )/m);
    const turned = [before, measures, ranking, index].map((part) => part!.trimEnd()).join('\n\n');
    expect(kindsOf(turned).sort()).toEqual([...ids].sort());
  });

  it.each([
    ['Layer normalisation', 'layer-normalisation'],
    ['$\\beta_1$ and $\\beta_2$', '1-and-2'],
    ['批归一化', expect.stringMatching(/^t[0-9a-f]{8}$/)],
    [
      'A sentence that is a good deal longer than an id may be',
      expect.stringMatching(/^a-sentence-.*-[0-9a-f]{8}$/),
    ],
  ])('makes of %j %j', (text, slug) => {
    expect(slugOf(text)).toEqual(slug);
  });
});

describe('generate, from whatever somebody wrote', () => {
  it.each([
    '',
    'No heading at all.',
    '# Only a heading',
    '- a\n- b\n- c',
    '```op\nop: [\n```',
    '| a |\n| - |\n| b |',
  ])('drafts nothing from %j', (text) => {
    expect(fromMarkdown(text).items).toEqual([]);
  });

  it('tells what is wrong with an op block', () => {
    const { unread } = fromMarkdown('# T\n\n```op\nop: text.tfIdf\ninput: {}\n```\n');
    expect(unread).toEqual([{ line: 3, reason: expect.stringContaining('path') }]);
  });
});

describe('generate, from a section of the notes', () => {
  const file = 'content/notes/components/normalisation.md';
  const read = readSection(readFileSync(file, 'utf8'), file);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const generated = generate(read.source);
  const pack = packOf(packYaml(read.source, generated, file));

  it('writes both languages, the claims and the rows, and passes the gate', () => {
    expect(gatePack(pack, { seeds: gateSeeds(5) })).toEqual([]);
    expect(pack.items.map((item) => item.claim)).toContain('norm.layer-norm.definition');
    expect(pack.items.every((item) => item.rows.length > 0)).toBe(true);
  });
});
