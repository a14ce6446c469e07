import { z } from 'zod';
import { type Text, writtenTextSchema } from '../../text';

/** The steps in the order shown, which is never the right one. */
export const orderShownSchema = z.object({
  kind: z.literal('order'),
  steps: z.array(z.object({ label: z.string(), text: writtenTextSchema })),
});
export type OrderShown = z.infer<typeof orderShownSchema>;

export type OrderForm = { kind: 'order'; steps: { label: string; text: Text }[] };

export function orderForm(shown: OrderShown): OrderForm {
  return { kind: 'order', steps: shown.steps.map(({ label, text }) => ({ label, text })) };
}
