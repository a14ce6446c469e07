import 'server-only';
import { errorBound, evaluate } from '@/lib/engine/evaluate';
import { GOOD } from '@/lib/review/grade-policy';
import { intervalAfter, type Memory, remember } from '@/lib/review/memory';

/** The small numbers of the home page, which like all others are computed. */
export type Specimens = {
  /** Adam's first moment after one gradient, corrected and not. */
  right: number;
  wrong: number;
  /** What float32 may be off by, at most, in the corrected one. */
  bound: number;
  /** Days from one right answer to the next, when all are right. */
  intervals: number[];
};

const firstStep = { params: [0], grads: [[0.412]] };
const REVIEWS = 4;

function firstMomentOf(result: ReturnType<typeof evaluate>): number {
  if (!result.ok) throw new Error(result.error.message);
  return Number((result.value.output as { state: { mHat: number[] } }).state.mHat[0]);
}

function intervalsWhenAllIsRight(): number[] {
  const intervals: number[] = [];
  let memory: Memory | null = null;
  for (let review = 0; review < REVIEWS; review++) {
    memory = remember(memory, intervals.at(-1) ?? 0, GOOD);
    intervals.push(intervalAfter(memory, GOOD));
  }
  return intervals;
}

/** Works them out: a few milliseconds, once a process. */
export function makeSpecimens(): Specimens {
  return {
    right: firstMomentOf(evaluate('optim.adam', firstStep)),
    wrong: firstMomentOf(evaluate('optim.adam', firstStep, 'no-bias-correction')),
    bound: firstMomentOf(errorBound('optim.adam', firstStep)),
    intervals: intervalsWhenAllIsRight(),
  };
}
