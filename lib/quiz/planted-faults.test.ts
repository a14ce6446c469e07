// biome-ignore-all lint/suspicious/noTemplateCurlyInString: in a pack a dollar sign opens LaTeX, and slots stand inside it
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { gatePack, gateSeeds } from './gate';
import { sources } from './kinds/items.fixture';
import { parsePack } from './pack';
import { itemSource } from './template.fixture';

const text = (words: string, chinese = words) => ({ en: words, zh: chinese });

function packOf(...items: object[]): string {
  return stringify({
    schema: 'gradcheck/pack@1',
    slug: 'planted',
    title: text('Planted', '埋错'),
    summary: text('Faults', '各种错误'),
    topics: [{ id: 'norm', title: text('Norm', '归一化') }],
    items,
  });
}

/** Everything that is said against a pack: `line path: message`, or `item seed: message`. */
function faultsOf(source: string): string[] {
  const parsed = parsePack(source, 'pack.yaml');
  if (!parsed.ok) {
    return parsed.problems.map(({ line, path, message }) => `line ${line} ${path}: ${message}`);
  }
  return gatePack(parsed.pack, { seeds: gateSeeds(5) }).map(
    ({ itemId, seed, reason }) => `${itemId} ${seed}: ${reason}`,
  );
}

const slip = (from: object) => ({ id: 'planted', from, feedback: text('Feedback', '反馈') });
const numeric = (changes: object) => packOf({ ...itemSource, ...changes });
const choice = (changes: object) => packOf({ ...sources.choice, ...changes });
const [right, ...wrong] = sources.choice.options;

describe('sound packs', () => {
  it.each(Object.entries(sources))('find nothing said against them (%s)', (_, item) => {
    expect(faultsOf(packOf(item))).toEqual([]);
  });
});

describe('a planted fault is told, with the item and the seed that show it', () => {
  it.each([
    ['a slip equal to the key', numeric({ slips: [slip({ expression: 'key' })] }), 'slip planted'],
    [
      'a slip within the tolerance of the key',
      numeric({ slips: [slip({ expression: 'key + 0.001' })] }),
      'cannot be told from the key',
    ],
    [
      'two slips that cannot be told apart',
      numeric({
        slips: [
          { ...slip({ expression: 'key + 3' }), id: 'one' },
          { ...slip({ expression: 'key + 3.001' }), id: 'two' },
        ],
      }),
      'slips one and two cannot be told apart',
    ],
    ['an impossible constraint', numeric({ constraints: ['max(x) > 99'] }), '"max(x) > 99" did not hold'],
    [
      'an infinite value',
      numeric({
        params: { x: { value: [1, 2, 9] }, at: { value: 0 } },
        slips: [slip({ expression: '1 / 0' })],
      }),
      'slip planted: "1 / 0": gives Infinity, not a finite number',
    ],
    [
      'an infinite key',
      numeric({
        params: { x: { value: [0, 0, 0] }, at: { value: 0 } },
        constraints: [],
        slips: [],
        prompt: text('Normalise {{ x | list }}.', '归一化 {{ x | list }}。'),
        hints: [],
      }),
      'not a finite number',
    ],
    [
      'an infinite input',
      numeric({ engine: { op: 'norm.layerNorm', input: { x: '=x', eps: '=1 / 0' } } }),
      'engine.input: "1 / 0": gives Infinity, not a finite number',
    ],
    [
      'a tolerance below the bound',
      numeric({ answer: { path: ['y', '=at'], comparator: { kind: 'absolute', tolerance: 1e-7 } } }),
      'more than a tenth of the tolerance',
    ],
    [
      'broken LaTeX',
      numeric({ solution: [{ title: text('Title', '标题'), text: text('$\\fra{1}{2}$', '好') }] }),
      '"\\fra{1}{2}" does not typeset',
    ],
    [
      'an untranslated sentence',
      numeric({ title: text('The mean', 'this is the mean of the features') }),
      'English in the Chinese text: "this is the mean of the features"',
    ],
    [
      'Chinese in the English',
      numeric({ title: text('均值', '均值') }),
      'Chinese in the English text: "均值"',
    ],
    [
      'choices that come out the same',
      choice({ options: [right, { ...wrong[0], text: text('Layer  {{ "norm" }}', '层{{ "归一化" }}') }] }),
      'two choices read the same (en)',
    ],
    ['no right choice', choice({ options: wrong }), 'none of the options is right'],
    [
      'a computed value that the engine refuses',
      numeric({ engine: { op: 'norm.layerNorm', input: { x: '=x', eps: -1 } } }),
      'engine: INVALID_INPUT at input.eps',
    ],
  ])('%s', (_, source, message) => {
    const faults = faultsOf(source);
    expect(faults).toContainEqual(expect.stringContaining(message));
    expect(faults[0]).toMatch(/^(layer-norm-item|choice-item) gate-1: /);
  });
});

describe('a planted fault is told with its line and path', () => {
  it.each([
    ['a missing translation', numeric({ prompt: { en: 'English alone' } }), 'items[0].prompt.zh'],
    ['an empty translation', numeric({ title: text('Title', ' ') }), 'items[0].title.zh: must not be empty'],
    [
      'a duplicate choice',
      choice({ options: [right, { ...wrong[0], text: text('layer NORM', '层  归一化') }] }),
      'items[0].options[1].text.en: the choice "batch" reads the same as "layer"',
    ],
    [
      'a wrong choice that says nothing',
      choice({ options: [right, { id: 'silent', text: text('Silent', '无言') }] }),
      'items[0].options[1]: "silent" is wrong and does not say why',
    ],
    [
      'an unknown op',
      numeric({ engine: { op: 'norm.layerNrom', input: {} }, slips: [] }),
      'items[0].engine.op: there is no op "norm.layerNrom"',
    ],
    ['a misspelt field', numeric({ promt: text('Prompt') }), 'items[0].promt: unknown field "promt"'],
    ['a YAML syntax error', 'schema: [1, 2\nslug: x', 'line 2 : '],
    [
      'a billion laughs',
      [
        'a0: &a0 [lol, lol]',
        ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
      ].join('\n'),
      'aliases (*name) are not allowed',
    ],
    [
      'an expression that loops',
      numeric({ constraints: ['[1, 2, 3].map(i, i * 2)[0] == 2'] }),
      'items[0].constraints[0]: "[1, 2, 3].map(i, i * 2)[0] == 2":',
    ],
    [
      'an expression that calls what is not there',
      numeric({ constraints: ['range(1000000000) > 1'] }),
      'there is no function "range"',
    ],
    [
      'an expression that is too long',
      numeric({ constraints: [`${'1 + '.repeat(200)}1 > 0`] }),
      'items[0].constraints[0]:',
    ],
    [
      'a table that is not there',
      numeric({ params: { x: { table: 'models' } } }),
      'the pack has no table "models"',
    ],
    [
      'a blank that is missing in one language',
      packOf({ ...sources.cloze, text: text('[[how]] and [[what]]', '只有 [[how]]') }),
      'items[0].text.zh: the blank [[what]] must stand here exactly once',
    ],
    [
      'a blank in a formula',
      packOf({ ...sources.cloze, text: text('$[[how]]$ and [[what]]', '[[how]] 和 [[what]]') }),
      'items[0].text.en: the blank [[how]] must not stand in a formula',
    ],
  ])('%s', (_, source, message) => {
    const faults = faultsOf(source);
    expect(faults).toContainEqual(expect.stringContaining(message));
    expect(faults[0]).toMatch(/^line \d+ /);
  });

  // What the host's objects have is out of reach, whatever a pack reads it from; it ends in a sentence and not a throw.
  it.each([
    'constructor',
    'x.constructor',
    'x["constructor"]',
    'x.constructor.constructor("return process")()',
    '__proto__',
    'x.__proto__',
    'toString()',
    'x.at(0)',
    '"".constructor.name == "String"',
  ])('an expression that reaches for the host: %s', (expression) => {
    const faults = faultsOf(numeric({ constraints: [expression] }));
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) expect(fault).toContain(expression.slice(0, 12));
  });
});
