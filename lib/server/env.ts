import 'server-only';
import { z } from 'zod';

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  /** Signs sessions and question tokens. */
  GRADCHECK_SECRET: z.string().min(32),
  /** Where the site is reached from outside, when that is not this machine. */
  GRADCHECK_ORIGIN: z.url().optional(),
  /** Tests: a file that holds an ISO instant, read at every look at the clock. */
  GRADCHECK_CLOCK_FILE: z.string().optional(),
  /** The folder that holds `packs/`. */
  GRADCHECK_CONTENT: z.string().default('content'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

type Env = z.infer<typeof schema>;
let known: Env | undefined;

/** The settings of this process; read at first use, so that a build needs none. */
export function env(): Env {
  known ??= schema.parse(process.env);
  return known;
}
