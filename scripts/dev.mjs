/** `npm run dev`: see start/dev.ts, which this prepares the ground for. */
import { bootstrap } from './bootstrap.mjs';

await bootstrap('./start/dev.ts');
