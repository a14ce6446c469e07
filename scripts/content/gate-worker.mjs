/** A thread does not inherit the loader of TypeScript: this brings it, then runs the thread's own file. */
import { register } from 'tsx/esm/api';

register();
await import('./gate-worker.ts');
