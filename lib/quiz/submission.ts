import { z } from 'zod';

/** Longer answers are refused as malformed; no answer needs more. */
export const maxRawLength = 2_000;

/**
 * What a learner sent, exactly as typed. A caller that stores it keeps at most `maxRawLength` characters:
 * a longer one is `malformed` and never becomes an attempt.
 */
export const submissionSchema = z.object({ kind: z.literal('numeric'), raw: z.string() });

export type Submission = z.infer<typeof submissionSchema>;
