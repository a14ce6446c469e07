import { z } from 'zod';

/** Nothing of the rubric: it is shown once the answer is written. */
export const explainShownSchema = z.object({ kind: z.literal('explain') });
export type ExplainShown = z.infer<typeof explainShownSchema>;

export type ExplainForm = { kind: 'explain' };

export function explainForm(): ExplainForm {
  return { kind: 'explain' };
}
