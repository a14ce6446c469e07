import type { Bounded } from '@/lib/engine/interpret/bounded';
import type { DType } from '@/lib/engine/language/node';

/** Why a case was not computed on a GPU. The float64 answer stands in every case. */
export type NotCheckedReason =
  /** The learner does not want their GPU used. */
  | 'switchedOff'
  /** The browser has no WebGPU. */
  | 'noWebGpu'
  /** WebGPU is there, but no adapter or no device was given. */
  | 'noAdapter'
  /** The device went away, twice. */
  | 'deviceLost'
  | 'timeout'
  /** The case is beyond float32, or too large. */
  | 'unsupported'
  /** The value follows from the input without arithmetic: a shape, a place in a list. */
  | 'given'
  /** float32 promises nothing for the value asked for (a divisor that may be 0). */
  | 'noBound'
  /** Anything else: a bug here or in the browser. */
  | 'failed';

/** What was computed and how it compares. */
export type Comparison = {
  /** Largest |GPU − reference|. */
  maxDelta: number;
  /** The proven bound where `maxDelta` is. */
  bound: number;
  /** The largest bound of all elements. */
  largestBound: number;
  /** How many elements were compared. */
  elements: number;
  adapter: string;
  milliseconds: number;
  /** The value asked for, as the GPU has it. */
  gpuValue: number;
  referenceValue: number;
};

/**
 * What a GPU's result says. `exact`: whole numbers, and all the same. `agrees`: every element within its proven bound.
 * `tie`: a choice (an index, a code) that float32 cannot decide, because the candidates are closer than the bound.
 * `disagrees`: some element is outside its bound; kept and reported, never a verdict.
 */
export type Evidence =
  | ({ kind: 'exact' | 'agrees' | 'tie' | 'disagrees' } & Comparison)
  | { kind: 'notChecked'; reason: NotCheckedReason };

/** One value of a case: what the GPU gave and what it is held to; `choice` if comparisons decide it. */
export type Compared = { dtype: DType; choice: boolean; gpu: ArrayLike<number>; expected: Bounded };

/** The float64 reference is itself rounded: some 2^-30 of what float32 may be off by. */
const REFERENCE_SLACK = 1 + 2 ** -24;

const withinBound = (delta: number, bound: number) => delta <= bound * REFERENCE_SLACK;

type Worst = { delta: number; bound: number };

/** Outside a bound is worse than anything inside; among equals the larger difference. NaN is outside. */
function worse(a: Worst, b: Worst): Worst {
  const [insideA, insideB] = [withinBound(a.delta, a.bound), withinBound(b.delta, b.bound)];
  if (insideA !== insideB) return insideA ? b : a;
  return b.delta > a.delta || Number.isNaN(b.delta) ? b : a;
}

/** How values compare with what they are held to. */
export type Tally = {
  /** Largest difference, and the bound there: of an element outside its bound, if there is one. */
  maxDelta: number;
  bound: number;
  largestBound: number;
  /** How many elements have a bound. */
  elements: number;
  within: boolean;
};

/** Compares every element that has a bound, and `also` one more pair of numbers. */
export function tally(compared: readonly Pick<Compared, 'gpu' | 'expected'>[], also?: Worst): Tally {
  let worst = also ?? { delta: 0, bound: 0 };
  let [elements, largestBound] = [0, 0];
  for (const { gpu, expected } of compared) {
    for (const [i, bound] of expected.error.entries()) {
      if (bound === Number.POSITIVE_INFINITY) continue;
      elements += 1;
      largestBound = Math.max(largestBound, bound);
      worst = worse(worst, { delta: Math.abs(gpu[i]! - expected.value[i]!), bound });
    }
  }
  const { delta: maxDelta, bound } = worst;
  return { maxDelta, bound, largestBound, elements, within: withinBound(maxDelta, bound) };
}

/** `asked` is the value the learner was asked for: which of the compared, and which element of it. */
export function judge(
  compared: readonly Compared[],
  asked: { index: number; element: number; referenceValue: number },
  machine: { adapter: string; milliseconds: number },
): Evidence {
  const { gpu, expected, choice } = compared[asked.index]!;
  const gpuValue = gpu[asked.element]!;
  const { referenceValue } = asked;
  // The key given by the server counts as well as what this machine's own float64 makes of the case.
  const delta = Math.abs(gpuValue - referenceValue);
  const { within, ...found } = tally(compared, { delta, bound: expected.error[asked.element]! });
  const exact =
    compared.every(({ dtype }) => dtype !== 'real') && found.maxDelta === 0 && found.largestBound === 0;
  const undecided = choice && expected.error[asked.element]! > 0;
  const kind = !within ? 'disagrees' : undecided ? 'tie' : exact ? 'exact' : 'agrees';
  return { kind, ...found, ...machine, gpuValue, referenceValue };
}
