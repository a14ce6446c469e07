/** `npm test`: see test/main.ts, which this prepares the ground for. */
import { bootstrap } from './bootstrap.mjs';

await bootstrap('./test/main.ts');
