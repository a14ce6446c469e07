import type { Skill } from './disperse';

/** About two minutes of short questions. */
export const PLACEMENT_LENGTH = 8;

/** A question that can place a learner: one of an area of the course, from 1 (easy) to 5. */
export type PlacementItem = Skill & { area: string; difficulty: number };

/** One that was answered. */
export type Placed = PlacementItem & { right: boolean };

const START = 2;
const LOWEST = 1;
const HIGHEST = 4;

/**
 * How hard the next question of an area should be: one step up for every right answer there and one down for every wrong
 * one; what was answered elsewhere counts half.
 */
export function difficultyToAimAt(area: string, placed: readonly Placed[]): number {
  const steps = placed.map((each) => (each.right ? 1 : -1) * (each.area === area ? 1 : 0.5));
  const aim = steps.reduce((sum, step) => sum + step, START);
  return Math.min(HIGHEST, Math.max(LOWEST, aim));
}

const topicName = ({ pack, topic }: Pick<Skill, 'pack' | 'topic'>) => `${pack}/${topic}`;

/**
 * The same questions, the best next one first: of the area that was asked about least, of a topic that was not asked
 * about, as hard as its area’s answers suggest; chance decides among equals.
 */
export function placementOrder<T extends PlacementItem>(
  items: readonly T[],
  placed: readonly Placed[],
  random: () => number,
): T[] {
  const asked = (fits: (each: Placed) => boolean) => placed.filter(fits).length;
  const areas = new Map<string, number[]>();
  for (const { area } of items) {
    if (!areas.has(area)) areas.set(area, [asked((each) => each.area === area), random()]);
  }
  return items
    .map((item) => ({
      item,
      rank: [
        ...areas.get(item.area)!,
        asked((each) => topicName(each) === topicName(item)),
        Math.abs(item.difficulty - difficultyToAimAt(item.area, placed)),
        random(),
      ],
    }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ item }) => item);
}

/** Number by number, as words are ordered letter by letter. */
function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : a[at]! - b[at]!;
}

/** A topic of the course and the area it is in. */
export type PlacedTopic = { name: string; area: string };

export type TopicStanding = PlacedTopic & {
  /** The share of the topic that is expected to be known. */
  expected: number;
  right: number;
  asked: number;
};

/**
 * What a placement says of every topic, asked about or not: the mean of a Beta distribution whose prior is worth one
 * answer and is the area’s own mean, which has a uniform prior (Gelman et al., Bayesian Data Analysis, 3rd ed., §2.4).
 * A topic that nothing is known of has ½.
 */
export function standingsOf(topics: readonly PlacedTopic[], placed: readonly Placed[]): TopicStanding[] {
  const share = (answers: readonly Placed[], prior: number, weight: number) =>
    (answers.filter(({ right }) => right).length + prior * weight) / (answers.length + weight);
  return topics.map(({ name, area }) => {
    const inArea = share(
      placed.filter((each) => each.area === area),
      0.5,
      2,
    );
    const answers = placed.filter((each) => topicName(each) === name);
    const right = answers.filter((each) => each.right).length;
    return { name, area, expected: share(answers, inArea, 1), right, asked: answers.length };
  });
}
