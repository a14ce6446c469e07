import { z } from 'zod';
import { DESIRED_RETENTION } from './memory';

/** How a learner wants to be asked. */
export const preferencesSchema = z.strictObject({
  /** Recall aimed at when a card comes back. Below 0.7 much is forgotten, above 0.97 the work grows out of hand. */
  desiredRetention: z.number().min(0.7).max(0.97),
  /** Questions never seen before, introduced each day. */
  newPerDay: z.int().min(0).max(100),
  /** At most so many reviews a day, however many are due. */
  reviewsPerDay: z.int().min(5).max(500),
});

export type Preferences = z.infer<typeof preferencesSchema>;

export const DEFAULT_PREFERENCES: Preferences = {
  desiredRetention: DESIRED_RETENTION,
  newPerDay: 10,
  reviewsPerDay: 60,
};
