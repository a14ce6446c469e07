import { acceptedInterval, within } from './interval';
import type { KnownSlip, NumericKey } from './key';
import type { NumericTemplate } from './template';

function declared(template: NumericTemplate, a: KnownSlip, b: KnownSlip): boolean {
  const names = (from: KnownSlip, to: KnownSlip) =>
    template.slips.some((slip) => slip.id === from.id && slip.mayCoincideWith.includes(to.id));
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
      .filter((other) => !declared(template, slip, other.slip))
      .map(
        (other) =>
          `slips ${other.slip.id} and ${slip.id} cannot be told apart (${slip.value}); see mayCoincideWith`,
      ),
  );
  return [...withKey, ...withEachOther];
}
