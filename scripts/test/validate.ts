/** `npm run validate`: the quick part of `npm test`, and how long the files are. */
import { printFileSizes } from './file-sizes';
import { runStages } from './run-stages';
import { quickStages } from './stages';

await runStages(quickStages, printFileSizes);
