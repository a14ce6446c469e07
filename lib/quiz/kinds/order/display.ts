import type { Text } from '../../text';
import type { OrderKey } from './key';
import type { OrderShown } from './public';
import { readOrder } from './submission';

export type OrderDisplay = {
  kind: 'order';
  /** In the right order; `given` is the place the learner gave it, from 1, and `right` whether that place is one of its own. */
  steps: { label: string; text: Text; given: number | null; right: boolean }[];
};

/** The steps as they belong, each with where the learner had put it. */
export function displayOrder(shown: OrderShown, key: OrderKey, raw: string | null): OrderDisplay {
  const order = raw === null ? undefined : readOrder(raw, key.groups.flat());
  let before = 0;
  const steps = key.groups.flatMap((group) => {
    const first = before;
    before += group.length;
    return group.map((label) => {
      const at = order?.indexOf(label) ?? -1;
      const { text } = shown.steps.find((step) => step.label === label)!;
      return { label, text, given: at < 0 ? null : at + 1, right: at >= first && at < before };
    });
  });
  return { kind: 'order', steps };
}
