import { createStream, type Stream } from '@/lib/engine/random';
import { shuffle } from './shuffle';
import type { KindName } from './template';

/** A question that a mock interview may ask. */
export type MockCandidate = {
  /** pack/item */
  name: string;
  section: string;
  topic: string;
  claim: string;
  kind: KindName;
  /** From 1 to 5. */
  difficulty: number;
  /** Whether an earlier mock had it: an old question is easier than it looks. */
  asked: boolean;
};

/** Minutes and questions. Two minutes a question: enough to work a number out, not to look it up. */
export const mockLengths = {
  short: { minutes: 10, questions: 5 },
  medium: { minutes: 20, questions: 10 },
  long: { minutes: 40, questions: 20 },
} as const;

export type MockLength = keyof typeof mockLengths;

/**
 * How often each kind is asked where a section has them all. Own words are left out: whoever wrote them would have to
 * mark them afterwards, so that neither the clock nor the score would mean the same as for the others.
 */
const kindShares: Record<KindName, number> = {
  numeric: 4,
  choice: 3,
  cloze: 1,
  order: 1,
  match: 1,
  explain: 0,
};

export const canBeAsked = ({ kind }: Pick<MockCandidate, 'kind'>): boolean => kindShares[kind] > 0;

/** What of an item is not known to be easy or hard counts as neither. */
export const MIDDLE_DIFFICULTY = 3;

/**
 * Chooses the questions of a mock interview and their order, by a seed: sections as evenly as their stock allows, no
 * claim twice and nothing from an earlier mock while there is other, kinds mixed by their shares; from easy to hard, as
 * interviews go, one section after another within a level. Fewer questions where there are not so many.
 */
export function composeMock<T extends MockCandidate>(
  candidates: readonly T[],
  count: number,
  seed: string,
): T[] {
  const stream = createStream(seed, 'mock');
  const left = new Map<string, T[]>();
  for (const candidate of shuffle(candidates.filter(canBeAsked), stream)) {
    left.set(candidate.section, [...(left.get(candidate.section) ?? []), candidate]);
  }
  const chosen: T[] = [];
  const sections = shuffle([...left.keys()], stream);
  while (chosen.length < count && left.size > 0) {
    for (const section of sections.filter((each) => left.has(each))) {
      if (chosen.length === count) break;
      const stock = left.get(section)!;
      const next = bestOf(stock, chosen);
      chosen.push(next);
      if (stock.length === 1) left.delete(section);
      else
        left.set(
          section,
          stock.filter((each) => each !== next),
        );
    }
  }
  return fromEasyToHard(chosen, stream);
}

/** The first of those that repeat the least of what is chosen already. */
function bestOf<T extends MockCandidate>(stock: readonly T[], chosen: readonly T[]): T {
  const timesBefore = (same: (other: T) => boolean) => chosen.filter(same).length;
  const penalties = (candidate: T) => [
    timesBefore(({ claim }) => claim === candidate.claim),
    Number(candidate.asked),
    timesBefore(({ kind }) => kind === candidate.kind) / kindShares[candidate.kind],
    timesBefore(({ topic }) => topic === candidate.topic),
  ];
  return stock
    .map((candidate) => ({ candidate, penalties: penalties(candidate) }))
    .reduce((best, each) => (compare(each.penalties, best.penalties) < 0 ? each : best)).candidate;
}

/** Lexicographic. */
function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

function fromEasyToHard<T extends MockCandidate>(chosen: readonly T[], stream: Stream): T[] {
  const left = shuffle(chosen, stream).sort((a, b) => a.difficulty - b.difficulty);
  const ordered: T[] = [];
  while (left.length > 0) {
    const level = left.filter(({ difficulty }) => difficulty === left[0]!.difficulty);
    const next = level.find(({ section }) => section !== ordered.at(-1)?.section) ?? level[0]!;
    ordered.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return ordered;
}

/** How much longer a question takes than one of difficulty 1, as we plan for it. */
const timeWeights = [1, 1.5, 2, 3, 4] as const;

/** Each question's share of the time, in milliseconds: the harder, the more. */
export function timeShares(difficulties: readonly number[], totalMs: number): number[] {
  const weights = difficulties.map((difficulty) => timeWeights[difficulty - 1] ?? timeWeights[2]);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (totalMs * weight) / sum);
}
