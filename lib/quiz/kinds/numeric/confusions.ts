import { acceptedInterval, within } from './interval';
import type { NumericKey } from './key';
import type { NumericTemplate } from './template';

/** Whether the item says that two of its slips may give the same number. */
export function mayCoincide(template: NumericTemplate, a: string, b: string): boolean {
  const names = (from: string, to: string) =>
    template.slips.some((slip) => slip.id === from && slip.mayCoincideWith.includes(to));
  return names(a, b) || names(b, a);
}

/**
 * Answers that could be taken for each other: a mistake whose accepted interval touches the key's, and two mistakes,
 * not declared to coincide, of which one lies within the tolerance of the other.
 */
export function confusions(template: NumericTemplate, key: NumericKey): string[] {
  const slips = key.slips.map((slip) => ({ slip, interval: acceptedInterval(slip.value, key.comparator) }));
  const withKey = slips
    .filter(({ interval }) => !(interval.low > key.accepted.high || interval.high < key.accepted.low))
    .map(({ slip }) => `slip ${slip.id} (${slip.value}) cannot be told from the key (${key.value})`);
  const withEachOther = slips.flatMap(({ slip, interval }, index) =>
    slips
      .slice(0, index)
      .filter((other) => within(other.slip.value, interval) || within(slip.value, other.interval))
      .filter((other) => !mayCoincide(template, slip.id, other.slip.id))
      .map(
        (other) =>
          `slips ${other.slip.id} and ${slip.id} cannot be told apart (${slip.value}); see mayCoincideWith`,
      ),
  );
  return [...withKey, ...withEachOther];
}
