import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  difficultyToAimAt,
  PLACEMENT_LENGTH,
  type Placed,
  type PlacementItem,
  placementOrder,
  standingsOf,
} from './placement';

const item = (area: string, topic: string, difficulty: number, itemId = `${topic}-${difficulty}`) => ({
  pack: 'pack',
  itemId,
  topic,
  claim: itemId,
  area,
  difficulty,
});
const placed = (area: string, topic: string, right: boolean, difficulty = 2): Placed => ({
  ...item(area, topic, difficulty),
  right,
});

/** Four areas of three topics, each with every difficulty. */
const course: PlacementItem[] = ['norm', 'optim', 'text', 'attn'].flatMap((area) =>
  [1, 2, 3].flatMap((topic) => [1, 2, 3, 4, 5].map((level) => item(area, `${area}-${topic}`, level))),
);

/** A whole placement of somebody who knows what is no harder than their level. */
function place(items: readonly PlacementItem[], level: number, random: () => number): Placed[] {
  const answers: Placed[] = [];
  for (let i = 0; i < PLACEMENT_LENGTH; i++) {
    const left = items.filter(({ itemId }) => !answers.some((each) => each.itemId === itemId));
    const next = placementOrder(left, answers, random)[0];
    if (next) answers.push({ ...next, right: next.difficulty <= level });
  }
  return answers;
}

const anyChance = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
  minLength: 7,
  maxLength: 50,
});
function chances(values: readonly number[]): () => number {
  let next = 0;
  return () => values[next++ % values.length]!;
}

describe('placementOrder', () => {
  it('asks about every area equally often, and no topic twice while there are others', () => {
    fc.assert(
      fc.property(anyChance, fc.integer({ min: 0, max: 5 }), (values, level) => {
        const answers = place(course, level, chances(values));
        const count = (of: (each: Placed) => string) =>
          [...new Set(answers.map(of))].map((name) => answers.filter((each) => of(each) === name).length);
        expect(count(({ area }) => area)).toEqual([2, 2, 2, 2]);
        expect(count(({ topic }) => topic)).toEqual(answers.map(() => 1));
      }),
    );
  });

  it('goes up for whoever knows everything and down for whoever knows nothing', () => {
    fc.assert(
      fc.property(anyChance, (values) => {
        const levels = (level: number) =>
          place(course, level, chances(values)).map((each) => each.difficulty);
        expect(levels(5).at(-1)).toBe(4);
        expect(levels(0).at(-1)).toBe(1);
      }),
    );
  });

  it('returns all there is, the same for the same chances, and nothing of nothing', () => {
    fc.assert(
      fc.property(anyChance, fc.shuffledSubarray(course), (values, some) => {
        const answers = [placed('norm', 'norm-1', true)];
        const order = placementOrder(some, answers, chances(values));
        expect(new Set(order)).toEqual(new Set(some));
        expect(placementOrder(some, answers, chances(values))).toEqual(order);
      }),
    );
  });
});

describe('difficultyToAimAt', () => {
  it('is never lowered by a right answer nor raised by a wrong one, and moves more by one of its own area', () => {
    const answers = fc.array(fc.record({ area: fc.constantFrom('norm', 'optim'), right: fc.boolean() }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(answers, fc.constantFrom('norm', 'optim'), (list, area) => {
        const before = list.map((each) => placed(each.area, each.area, each.right));
        const aim = difficultyToAimAt('norm', before);
        expect(difficultyToAimAt('norm', [...before, placed(area, area, true)])).toBeGreaterThanOrEqual(aim);
        expect(difficultyToAimAt('norm', [...before, placed(area, area, false)])).toBeLessThanOrEqual(aim);
      }),
    );
    expect(difficultyToAimAt('norm', [])).toBe(2);
    expect(difficultyToAimAt('norm', [placed('norm', 'a', true)])).toBe(3);
    expect(difficultyToAimAt('norm', [placed('optim', 'a', true)])).toBe(2.5);
  });
});

describe('standingsOf', () => {
  const topics = ['norm-1', 'norm-2', 'optim-1', 'text-1'].map((topic) => ({
    name: `pack/${topic}`,
    area: topic.split('-')[0]!,
  }));

  it('knows ½ of what nothing is known of, and lets an area speak for its other topics', () => {
    const answers = [placed('norm', 'norm-1', true), placed('optim', 'optim-1', false)];
    const expected = standingsOf(topics, answers).map((each) => each.expected);
    expect(expected).toEqual([(1 + 2 / 3) / 2, 2 / 3, 1 / 3 / 2, 1 / 2]);
    expect(standingsOf(topics, []).map((each) => each.expected)).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  it('says more of the topic that was asked about than of its neighbours', () => {
    const [asked, neighbour] = standingsOf(topics, [placed('norm', 'norm-1', false)]);
    expect(asked!.expected).toBeLessThan(neighbour!.expected);
    expect(asked).toMatchObject({ right: 0, asked: 1 });
  });
});
