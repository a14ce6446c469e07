// biome-ignore-all lint/suspicious/noTemplateCurlyInString: in a pack a dollar sign opens LaTeX, and slots stand inside it
import { describe, expect, it } from 'vitest';
import { gateItem, gatePack, gateSeeds } from './gate';
import type { Template } from './template';
import { makeTemplate } from './template.fixture';

const text = (words: string) => ({ en: words, zh: words });

function failuresOf(...items: Template[]) {
  const pack = {
    slug: 'p',
    title: text('p'),
    summary: text('p'),
    authors: [],
    topics: [],
    retired: [],
    items,
  };
  return gatePack(pack, { seeds: gateSeeds(5) });
}

describe('gatePack', () => {
  it('returns nothing for a sound item', () => {
    expect(failuresOf(makeTemplate())).toEqual([]);
  });

  it('names item, seed and reason', () => {
    const failures = failuresOf(makeTemplate({ id: 'bad', constraints: ['max(x) > 99'] }));
    expect(failures).toHaveLength(5);
    expect(failures[0]).toEqual({
      itemId: 'bad',
      seed: 'gate-1',
      reason: expect.stringContaining('"max(x) > 99"'),
    });
  });

  it.each([
    [
      'a tolerance that float32 uses up',
      { answer: { path: ['y', '=at'], comparator: { kind: 'absolute', tolerance: 1e-7 } } },
      'more than a tenth of the tolerance',
    ],
    [
      'a key of zero without a floor',
      {
        params: { x: { value: [1, 2, 3] }, at: { value: 1 } },
        constraints: [],
        slips: [],
        answer: { path: ['y', '=at'], comparator: { kind: 'significant', digits: 3 } },
      },
      'a key of 0 needs a floor',
    ],
    [
      'a prompt that rounds',
      {
        params: { x: { value: [1.234, 5, 9] }, at: { value: 0 } },
        prompt: text('{{ x | sig(2) }} {{ at }}'),
      },
      'does not show 1.234 exactly',
    ],
    [
      'a number too long to type',
      { params: { x: { value: [1 / 3, 5, 9] }, at: { value: 0 } } },
      'too long to type',
    ],
    [
      'a number in one language only',
      { prompt: { en: '{{ x }} {{ at }}', zh: '{{ x }}' } },
      'only one language shows {{ at }}',
    ],
    [
      'LaTeX that breaks',
      { solution: [{ title: text('t'), text: text('$\\fra{1}{2}$') }] },
      'does not typeset',
    ],
    ['a step that is not there', { solution: [{ title: text('t'), trace: ['nope'] }] }, 'no step "nope"'],
    ['an op that refuses its input', { engine: { op: 'norm.layerNorm', input: { x: [] } } }, 'INVALID_INPUT'],
  ])('reports %s', (_, changes, reason) => {
    expect(failuresOf(makeTemplate(changes))).toContainEqual(
      expect.objectContaining({ reason: expect.stringContaining(reason) }),
    );
  });
});

describe('gateItem', () => {
  it('counts the different questions that the seeds gave', () => {
    const drawn = { params: { x: { value: [1, 2, 9] }, at: { range: [0, 2] as [number, number], step: 1 } } };
    const report = gateItem(makeTemplate({ ...drawn, constraints: [] }), gateSeeds(40));
    expect(report).toMatchObject({ failures: [], distinct: 3 });
  });

  it('tells a fault with each seed that shows it, though a question comes again', () => {
    const same = { params: { x: { value: [1 / 3, 5, 9] }, at: { value: 0 } } };
    const { failures, distinct } = gateItem(makeTemplate(same), gateSeeds(3));
    expect(distinct).toBe(1);
    expect(new Set(failures.map(({ seed }) => seed))).toEqual(new Set(gateSeeds(3)));
  });
});
