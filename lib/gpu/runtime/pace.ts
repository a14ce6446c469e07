/** As long as one dispatch should take: short enough for a screen to be drawn and for a cancel to be heard. */
const DISPATCH_MS = 50;
/** The most workgroups of one dispatch without asking for more than the default limits. */
const MAX_GROUPS = 65_535;
/** Element steps in a millisecond on a slow software adapter; a first dispatch is cut by it. */
const SLOW_STEPS_PER_MS = 1e6;
/** A measured pace may be a lucky one; the next dispatch is at most this many times longer. */
const MAX_GROWTH = 4;

/** What is known of how fast a kernel runs, in workgroups per millisecond. */
export class Pace {
  private measured: number | null = null;

  constructor(private readonly guess: number) {}

  /** How many of the workgroups that are left to hand over in one dispatch. */
  next(left: number): number {
    const wanted = Math.floor((this.measured ?? this.guess) * DISPATCH_MS);
    return Math.min(left, MAX_GROUPS, Math.max(1, wanted));
  }

  record(groups: number, milliseconds: number): void {
    const pace = groups / Math.max(milliseconds, 0.1);
    this.measured = Math.min(pace, (this.measured ?? this.guess) * MAX_GROWTH);
  }
}

/** The pace of a kernel that has not been run yet. */
export function guessedPace(groups: number, steps: number): Pace {
  return new Pace(groups / Math.max(steps / SLOW_STEPS_PER_MS, 1e-3));
}
