import { z } from 'zod';
import type { Op } from '@/lib/engine/op';

/** An op in full: what it takes and gives as JSON Schema, its conventions and the mistakes it knows. */
export function describeOp(op: Op): object {
  const { id, title, source, conventions, slips } = op;
  return {
    id,
    title,
    source,
    conventions,
    input: z.toJSONSchema(op.input, { io: 'input' }),
    output: z.toJSONSchema(op.output, { io: 'output' }),
    slips: Object.fromEntries(Object.entries(slips).map(([slip, { explain }]) => [slip, explain])),
  };
}
