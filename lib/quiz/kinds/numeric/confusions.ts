import { acceptedInterval, mayBeWithin, mayTouch, within } from './interval';
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
  const { slips, comparator } = key;
  const isNear = (x: number, value: number) =>
    mayBeWithin(x, value, comparator) && within(x, acceptedInterval(value, comparator));
  const touchesKey = (value: number) => {
    if (!mayTouch(value, key.value, comparator)) return false;
    const { low, high } = acceptedInterval(value, comparator);
    return !(low > key.accepted.high || high < key.accepted.low);
  };
  const withKey = slips
    .filter((slip) => touchesKey(slip.value))
    .map((slip) => `slip ${slip.id} (${slip.value}) cannot be told from the key (${key.value})`);
  const withEachOther = slips.flatMap((slip, index) =>
    slips
      .slice(0, index)
      .filter((other) => isNear(other.value, slip.value) || isNear(slip.value, other.value))
      .filter((other) => !mayCoincide(template, slip.id, other.id))
      .map(
        (other) =>
          `slips ${other.id} and ${slip.id} cannot be told apart (${slip.value}); see mayCoincideWith`,
      ),
  );
  return [...withKey, ...withEachOther];
}
