import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parsePack } from './pack';
import { itemSource } from './template.fixture';

const text = (words: string) => ({ en: words, zh: words });

function packSource(changes: Record<string, unknown> = {}, item: Record<string, unknown> = {}): string {
  return stringify({
    schema: 'gradcheck/pack@1',
    slug: 'sample',
    title: text('Sample'),
    summary: text('A sample'),
    topics: [{ id: 'norm', title: text('Norm') }],
    items: [{ ...itemSource, ...item }],
    ...changes,
  });
}

function problemsOf(source: string, parts: { source: string; file: string }[] = []) {
  const parsed = parsePack(source, 'pack.yaml', parts);
  return parsed.ok ? [] : parsed.problems;
}

const lineOf = (source: string, words: string) => source.slice(0, source.indexOf(words)).split('\n').length;

describe('parsePack', () => {
  it('returns the pack of a sound file', () => {
    const parsed = parsePack(packSource(), 'pack.yaml');
    expect(parsed).toMatchObject({ ok: true, pack: { slug: 'sample', items: [{ id: 'layer-norm-item' }] } });
  });

  it('adds the items of further files', () => {
    const part = stringify({ schema: 'gradcheck/pack-items@1', items: [{ ...itemSource, id: 'second' }] });
    const parsed = parsePack(packSource(), 'pack.yaml', [{ source: part, file: 'more.yaml' }]);
    expect(parsed.ok && parsed.pack.items.map((item) => item.id)).toEqual(['layer-norm-item', 'second']);
  });

  it('tells an id that stands in two files, in the second one', () => {
    const part = stringify({ schema: 'gradcheck/pack-items@1', items: [itemSource] });
    expect(problemsOf(packSource(), [{ source: part, file: 'more.yaml' }])).toEqual([
      expect.objectContaining({ file: 'more.yaml', line: 3, path: 'items[0].id' }),
    ]);
  });

  it('keeps the ids of retired items from being taken', () => {
    const source = packSource({ retired: ['layer-norm-item', 'older'] });
    expect(problemsOf(source)).toEqual([
      expect.objectContaining({ path: 'items[0].id', message: expect.stringContaining('retired') }),
    ]);
    const sound = parsePack(packSource({ retired: ['older'] }), 'pack.yaml');
    expect(sound.ok && sound.pack.retired).toEqual(['older']);
  });

  it('tells every problem at once, each with its place', () => {
    const source = packSource({ slug: 'Not A Slug' }, { colour: 'red', prompt: { en: 'only English' } });
    const problems = problemsOf(source);
    expect(problems.map(({ path, line }) => [path, line])).toEqual([
      ['slug', lineOf(source, 'slug:')],
      ['items[0].prompt.zh', lineOf(source, 'prompt:')],
      ['items[0].colour', lineOf(source, 'colour:')],
    ]);
    expect(
      problems.every(({ file, column, message }) => file === 'pack.yaml' && column >= 1 && message !== ''),
    ).toBe(true);
  });

  it.each([
    [{ kind: 'essay' }, 'items[0].kind', 'must be numeric, choice, cloze, order, match or explain'],
    [{ topic: 'other' }, 'items[0].topic', 'the pack has no topic "other"'],
    [
      { engine: { op: 'norm.none', input: {} }, slips: [] },
      'items[0].engine.op',
      'there is no op "norm.none"',
    ],
    [{ constraints: ['y > 1'] }, 'items[0].constraints[0]', '"y > 1": there is no "y" here'],
    [{ constraints: ['max(x) >'] }, 'items[0].constraints[0]', 'Unexpected token'],
    [{ prompt: text('{{ key }}') }, 'items[0].prompt.en', 'there is no "key" here'],
    [{ prompt: text('{{ at | roman }}') }, 'items[0].prompt.en', 'there is no format "roman"'],
    [{ prompt: text('{{ at }} and {{ x') }, 'items[0].prompt.en', 'a slot is opened with {{ and not closed'],
    [{ hints: [{ text: text('{{ step.mean }}') }] }, 'items[0].hints[0].text.en', 'there is no "step" here'],
    [
      { slips: [{ id: 's', from: { slip: 'nope' }, feedback: text('f') }] },
      'items[0].slips[0].from.slip',
      'norm.layerNorm has no slip "nope"',
    ],
    [{ slips: [{ id: 's', from: {}, feedback: text('f') }] }, 'items[0].slips[0].from', 'at least one of'],
    [
      { slips: [{ id: 's', from: { expression: 'slip' }, feedback: text('f') }] },
      'items[0].slips[0].from.expression',
      'there is no "slip" here',
    ],
    [
      { params: { ...itemSource.params, z: { derive: 'w' } } },
      'items[0].params.z.derive',
      'there is no "w" here',
    ],
    [
      { params: { ...itemSource.params, z: { range: [2, 1], step: 1 } } },
      'items[0].params.z.range',
      'low to high',
    ],
    [{ params: { ...itemSource.params, z: {} } }, 'items[0].params.z', 'must be one of {value}'],
    [{ params: { ...itemSource.params, key: { value: 1 } } }, 'items[0].params.key', 'meaning of its own'],
    [
      { params: { ...itemSource.params, z: { tensor: [64, 64], range: [0, 1], step: 1 } } },
      'items[0].params.z.tensor',
      'at most 1024 numbers',
    ],
  ])('rejects %j at %s', (item, path, message) => {
    expect(problemsOf(packSource({}, item))).toContainEqual(
      expect.objectContaining({ path, message: expect.stringContaining(message) }),
    );
  });

  describe('hostile or broken YAML', () => {
    it.each([
      ['a syntax error', 'schema: [1, 2\nslug: x', 2],
      ['a repeated field', 'slug: a\nslug: b', 2],
      ['an alias', 'slug: &a sample\ntitle: *a', 2],
      ['a tag', 'slug: !!js/function "x"', 1],
      ['a field __proto__', 'slug: x\n__proto__: { a: 1 }', 2],
      ['two documents', 'slug: a\n---\nslug: b', 2],
    ])('rejects %s with its line', (_, source, line) => {
      expect(problemsOf(source)[0]).toMatchObject({
        file: 'pack.yaml',
        line,
        message: expect.stringMatching(/\w/),
      });
    });

    it('rejects a billion laughs at once', () => {
      const lines = [
        'a0: &a0 [lol, lol]',
        ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
      ];
      const start = performance.now();
      expect(problemsOf(lines.join('\n'))[0]?.message).toContain('aliases');
      expect(performance.now() - start).toBeLessThan(1000);
    });

    it('rejects deep nesting and large files', () => {
      expect(problemsOf('['.repeat(100_000)).length).toBeGreaterThan(0);
      expect(problemsOf(`a: ${'['.repeat(60)}1${']'.repeat(60)}`)[0]?.message).toContain('nested deeper');
      expect(problemsOf('#'.repeat(600 * 1024))[0]?.message).toContain('larger than 512 KiB');
    });

    it.each(['', '42', 'null', '- 1', '"text"'])('rejects a file that holds %j', (source) => {
      expect(problemsOf(source).length).toBeGreaterThan(0);
    });
  });
});
