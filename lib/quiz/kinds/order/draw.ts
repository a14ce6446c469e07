import { letterAt, shuffle } from '../../shuffle';
import { makeWriter } from '../../writer';
import type { DrawnKind, DrawTools } from '../kind';
import { checkOrder } from './check';
import type { OrderKey } from './key';
import type { OrderTemplate } from './template';

/** Shuffles the steps; an order that would be right as it stands is drawn anew. */
export function drawOrder({ steps }: OrderTemplate, { params, stream }: DrawTools): DrawnKind<'order'> {
  const { write, failure } = makeWriter(params);
  const written = steps.map(({ id, text }) => ({ id, text: write(text, `step ${id}`) }));
  const reason = failure();
  if (reason !== null) return { ok: false, reason };
  const shuffled = shuffle(written, stream('order'));
  const labelOf = (id: string) => letterAt(shuffled.findIndex((step) => step.id === id));
  const groups = steps.reduce<string[][]>((found, { id, withPrevious }) => {
    const last = found.at(-1);
    if (withPrevious && last !== undefined) last.push(labelOf(id));
    else found.push([labelOf(id)]);
    return found;
  }, []);
  const key: OrderKey = { kind: 'order', groups };
  const untouched = JSON.stringify(shuffled.map((_, index) => letterAt(index)));
  if (checkOrder(key, untouched).kind === 'correct')
    return { ok: 'again', against: 'the steps came out in the right order' };
  return {
    ok: true,
    shown: { kind: 'order', steps: shuffled.map(({ text }, index) => ({ label: letterAt(index), text })) },
    key,
  };
}
