/** `npm run validate`: see test/validate.ts, which this prepares the ground for. */
import { bootstrap } from './bootstrap.mjs';

await bootstrap('./test/validate.ts');
