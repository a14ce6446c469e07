import { createStream } from '@/lib/engine/random';
import { AGAIN, GOOD, type Grade } from '@/lib/review/grade-policy';

/** One answer of a random history: its grade, and how many days after the one before. */
export type Answer = { grade: Grade; days: number };

/** The same random history of one learner's answers to one template for the same number, on every machine. */
export function historyOf(number: number): Answer[] {
  const stream = createStream('fsrs-rs', String(number));
  return Array.from({ length: stream.uniformInt(1, 20) }, () => ({
    grade: stream.choice<Grade>([AGAIN, GOOD]),
    days: stream.choice([true, false]) ? stream.uniformInt(0, 3) : stream.uniformInt(0, 400),
  }));
}
