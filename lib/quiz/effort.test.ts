import { describe, expect, it } from 'vitest';
import { effortOf } from './effort';
import { gateItem, gateSeeds } from './gate';
import { drawKind, makeItem } from './kinds/items.fixture';
import { makeTemplate } from './template.fixture';

describe('effortOf', () => {
  it('counts the significant digits of the numbers that the prompt shows, each once', () => {
    const params = { x: { value: [0.125, 30, 7] }, at: { value: 0 } };
    const template = makeTemplate({ params });
    const variant = {
      itemId: 'x',
      seed: '',
      redraws: 0,
      params: { x: [0.125, 30, 7], at: 0 },
      prompt: template.prompt,
      shown: null,
    };
    // 3 + 1 + 1 for x, and 1 for entry 1.
    expect(effortOf(template, variant)).toBe(6);
  });

  it.each([
    ['choice', 3],
    ['cloze', 2],
    ['order', 4],
    ['match', 4],
  ] as const)('counts what there is to decide on (%s)', (kind, parts) => {
    expect(effortOf(makeItem(kind), drawKind(kind).variant)).toBe(parts);
  });

  it('is reported with its range, the author’s own estimate and the drawings thrown away', () => {
    const report = gateItem(makeTemplate({ difficulty: 3 }), gateSeeds(30));
    expect(report).toMatchObject({ itemId: 'layer-norm-item', failures: [], difficulty: 3 });
    expect(report.effort!.low).toBeLessThan(report.effort!.high);
    expect(report.redraws).toBeGreaterThan(0);
  });
});
