import { describe, expect, it } from 'vitest';
import { draw } from '../../draw';
import { drawKind, makeItem, sources } from '../items.fixture';
import { auditChoice } from './audit';
import { checkChoice } from './check';
import type { ChoiceKey } from './key';
import type { ChoiceTemplate } from './template';

const text = (words: string) => ({ en: words, zh: words });
const option = (id: string, right: boolean) => ({ id, right, text: text(id), why: text(`why ${id}`) });
const several = {
  multiple: true,
  options: [option('a', true), option('b', true), option('c', false), option('d', false)],
};

/** The labels of options by their ids, as an answer. */
const choose = (key: ChoiceKey, ...ids: string[]) =>
  JSON.stringify(ids.map((id) => key.options.find((each) => each.id === id)!.label));

describe('checkChoice', () => {
  it('names the mistake behind a wrong single choice', () => {
    const { key } = drawKind('choice');
    expect(checkChoice(key, choose(key, 'batch'))).toEqual({
      kind: 'slip',
      value: null,
      score: 0,
      slipId: 'batch',
      feedback: text('It needs a batch.'),
    });
  });

  it.each([
    [['a', 'b'], 'correct', 1],
    [['a'], 'wrong', 0.5],
    [['a', 'b', 'c'], 'wrong', 0.5],
    [['a', 'c'], 'wrong', 0],
    [['c', 'd'], 'wrong', 0],
    [['a', 'b', 'c', 'd'], 'wrong', 0],
  ])('returns for %j of a, b right and c, d wrong: %s, %d', (ids, kind, score) => {
    const { key } = drawKind('choice', several);
    expect(checkChoice(key, choose(key, ...ids))).toMatchObject({ kind, score });
  });

  it.each([
    ['[]', 'nothingChosen'],
    ['["1","2"]', 'unreadable'],
    ['["7"]', 'unreadable'],
    ['1', 'unreadable'],
    ['', 'unreadable'],
  ])('refuses %s as %s where one is to be chosen', (raw, code) => {
    expect(checkChoice(drawKind('choice').key, raw)).toEqual({ kind: 'malformed', reason: { code } });
  });

  it('refuses a label sent twice', () => {
    const { key } = drawKind('choice', several);
    expect(checkChoice(key, '["1","1"]')).toMatchObject({ kind: 'malformed' });
  });
});

describe('drawChoice', () => {
  it('shows so many right and wrong options as asked', () => {
    const show = { right: 1, wrong: [1, 2] };
    const sizes = new Set<number>();
    for (let index = 0; index < 40; index++) {
      const { key } = drawKind('choice', { ...several, show }, `seed ${index}`);
      expect(key.options.filter((each) => each.right)).toHaveLength(1);
      sizes.add(key.options.length);
    }
    expect([...sizes].sort()).toEqual([2, 3]);
  });

  it('keeps the order written where that has a meaning', () => {
    const { key } = drawKind('choice', { shuffle: false });
    expect(key.options.map(({ id, label }) => [id, label])).toEqual([
      ['layer', '1'],
      ['batch', '2'],
      ['none', '3'],
    ]);
  });

  it('computes which option is right, and distractors from the mistakes of the engine', () => {
    const call = { op: 'norm.layerNorm', input: { x: '=x', eps: 0 }, path: ['y', 0] };
    const { shown, key } = drawKind('choice', {
      params: { x: { value: [1, 2, 3, 6] }, good: call, bad: { ...call, slip: 'sample-variance' } },
      options: [
        { id: 'good', right: '=good < bad', text: text('{{ good | fixed(3) }}') },
        { id: 'bad', right: '=bad < good', text: text('{{ bad | fixed(3) }}'), why: text('n − 1') },
      ],
    });
    expect(shown.options.map((each) => each.text.en).sort()).toEqual(['−0.926', '−1.069']);
    expect(key.options.find((each) => each.right)?.id).toBe('good');
  });

  it.each([
    ['no right option', [option('a', false), option('b', false)], 'none of the options is right'],
    ['two right options', [option('a', true), option('b', true)], '2 options are right'],
    [
      'options that come out the same',
      [
        { ...option('a', true), text: text('{{ 1 + 1 }}') },
        { ...option('b', false), text: text('2') },
      ],
      'two choices read the same (en): "2"',
    ],
  ])('gives up on %s', (_, options, reason) => {
    const drawn = draw(makeItem('choice', { options }), 'seed');
    expect(drawn).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });
});

describe('auditChoice', () => {
  it('finds a right option that its length gives away', () => {
    const [right, ...wrong] = sources.choice.options;
    const options = [
      { ...right, text: text('Layer norm, because it takes its statistics from one token') },
      ...wrong,
    ];
    const { shown, key } = drawKind('choice', { options });
    const template = makeItem('choice', { options }) as ChoiceTemplate;
    expect(auditChoice(template, shown, key)[0]).toContain('can be guessed by its length');
  });
});
