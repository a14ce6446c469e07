import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check';
import { draw } from './draw';
import { readHint } from './hints';
import { workedSolution } from './solution';
import { drawItem, makeTemplate } from './template.fixture';

const drawn = (changes: Record<string, unknown> = {}, seed = 'seed') => drawItem(makeTemplate(changes), seed);
const reasonOf = (changes: Record<string, unknown>) => draw(makeTemplate(changes), 'seed');

describe('draw', () => {
  it('returns the same variant and key for the same seed, and others for another', () => {
    expect(drawn()).toEqual(drawn());
    expect(drawn({}, 'other').variant.params).not.toEqual(drawn().variant.params);
  });

  it('never shifts a parameter when another is added, changed or moved', () => {
    const noConstraints = {
      constraints: [],
      slips: [],
      answer: { path: ['mean'], comparator: { kind: 'decimals', places: 2 } },
    };
    const x = { tensor: [3], range: [0, 9], step: 1 };
    const at = { range: [0, 2], step: 1 };
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const before = drawn(noConstraints, seed).variant.params;
        const params = { extra: { choice: [1, 2, 3] }, at: { range: [0, 2], step: 0.5 }, x };
        const after = drawn({ ...noConstraints, params, prompt: { en: 'p', zh: 'p' }, hints: [] }, seed)
          .variant.params;
        expect(after.x).toEqual(before.x);
        expect(drawn({ ...noConstraints, params: { at, x } }, seed).variant.params.at).toEqual(before.at);
      }),
      { numRuns: 50 },
    );
  });

  it('shows exactly the numbers it uses', () => {
    const params = { x: { tensor: [4], range: [-1, 1], step: 0.1 }, at: { value: 0 } };
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const { variant, key } = drawn(
          { params, constraints: ['max(x) - min(x) >= 0.5', 'x[at] != mean(x)'] },
          seed,
        );
        const shown = /\$(.*)\$/.exec(variant.prompt.en)![1]!.split(', ').map(Number);
        expect(shown).toEqual(variant.params.x);
        expect(key.engine.input).toMatchObject({ x: shown });
      }),
      { numRuns: 100 },
    );
  });

  it('keeps to its constraints', () => {
    for (let index = 0; index < 50; index++) {
      const x = drawn({}, `seed ${index}`).variant.params.x as number[];
      expect(Math.max(...x) - Math.min(...x)).toBeGreaterThanOrEqual(3);
    }
  });

  it('gives up with a reason when a constraint never holds', () => {
    expect(reasonOf({ constraints: ['max(x) > 99'] })).toEqual({
      ok: false,
      reason: 'none of 200 drawings will do; of the last, the constraint "max(x) > 99" did not hold',
    });
  });

  it('refuses a slip that always gives the right number', () => {
    const slips = [{ id: 'same', from: { expression: 'key' }, feedback: { en: 'f', zh: 'f' } }];
    expect(reasonOf({ slips })).toMatchObject({ reason: expect.stringContaining('slip same') });
  });

  it.each([
    [{ constraints: ['x'] }, 'does not give true or false'],
    [{ engine: { op: 'norm.layerNorm', input: { x: '=x', eps: -1 } } }, 'engine: INVALID_INPUT at input.eps'],
    [{ answer: { path: ['y', 7], comparator: { kind: 'exact' } } }, 'path y.7: found nothing'],
    [
      { params: { x: { derive: '[1, 2, 3]' }, at: { derive: 'x[3]' } } },
      'params.at: "x[3]": there is no element 3',
    ],
  ])('fails as a value for %j', (changes, reason) => {
    expect(reasonOf(changes)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });

  it('computes every kind of slip', () => {
    const feedback = { en: 'f', zh: 'f' };
    const { key } = drawn({
      params: { x: { value: [1, 2, 3, 6] }, at: { value: 3 } },
      answer: { path: ['y', '=at'], comparator: { kind: 'decimals', places: 4 } },
      slips: [
        { id: 'op', from: { slip: 'sample-variance' }, feedback },
        { id: 'input', from: { input: { eps: 1 } }, feedback },
        { id: 'path', from: { path: ['mean'] }, feedback },
        { id: 'both', from: { input: { x: '=[1, 2, 3, 7]' }, path: ['var'] }, feedback },
        { id: 'expression', from: { expression: '1024 * key' }, feedback },
      ],
    });
    const values = Object.fromEntries(key.slips.map((slip) => [slip.id, slip.value]));
    const deviation = Math.sqrt(3.5);
    expect(key.value).toBeCloseTo(3 / deviation, 12);
    expect(values.op).toBeCloseTo(3 / Math.sqrt(14 / 3), 12);
    expect(values.input).toBeCloseTo(3 / Math.sqrt(4.5), 12);
    expect(values.path).toBe(3);
    expect(values.both).toBeCloseTo(5.1875, 12);
    expect(values.expression).toBeCloseTo(3072 / deviation, 9);
  });

  it('tells the key in the unit asked for and keeps the raw number beside it', () => {
    const { key } = drawn({
      params: { batch: { value: 4 } },
      constraints: [],
      prompt: { en: 'p', zh: 'p' },
      engine: {
        op: 'kv.cacheBytes',
        input: { layers: 32, kvHeads: 32, headDim: 128, seqLen: 4096, batchSize: '=batch' },
      },
      answer: { path: ['bytes'], unit: 'GiB', comparator: { kind: 'relative', tolerance: 0.005 } },
      slips: [{ id: 'half', from: { slip: 'forgot-values' }, feedback: { en: 'f', zh: 'f' } }],
      hints: [],
    });
    expect(key).toMatchObject({
      value: 8,
      unit: { id: 'GiB', required: false },
      engine: { value: 8 * 2 ** 30 },
    });
    const verdict = (raw: string) => check(key, raw);
    expect(verdict('8192 MiB')).toMatchObject({ kind: 'correct', value: 8 });
    expect(verdict('8.59 GB').kind).toBe('correct');
    expect(verdict('8.59').kind).toBe('wrong');
    expect(verdict('4 GiB')).toMatchObject({ kind: 'slip', slipId: 'half' });
  });
});

describe('around a variant', () => {
  it('writes hints with its numbers, and null beyond the last', () => {
    const template = makeTemplate();
    const { variant } = drawn();
    const { x, at } = variant.params as { x: number[]; at: number };
    expect(readHint(template, variant, 0)).toEqual({
      text: { en: `Look at $${x[at]}$.`, zh: `Look at $${x[at]}$.` },
      method: false,
    });
    expect(readHint(template, variant, 1)?.method).toBe(true);
    expect(readHint(template, variant, 2)).toBeNull();
  });

  it('quotes the trace in the worked solution', () => {
    const { variant, key } = drawn();
    const [step] = workedSolution(makeTemplate(), variant, key).steps;
    expect(step!.title.en).toBe('Statistics');
    expect(step!.body.en).toMatch(/^Mean \$[\d.]+\$\.\n\n\$\$\n\\begin\{aligned\} \\mu &= /);
  });

  it('names the steps there are when a quoted one is not on the way', () => {
    const { variant, key } = drawn();
    const template = makeTemplate({ solution: [{ title: { en: 't', zh: 't' }, trace: ['momentum'] }] });
    expect(() => workedSolution(template, variant, key)).toThrow(/no step "momentum".*mean, centered/);
  });
});
