/** `npm start`: see start/main.ts, which this prepares the ground for. */
import { bootstrap } from './bootstrap.mjs';

await bootstrap('./start/main.ts');
