/** `npm test`: everything that is checked, in order; the last line is the sum. */
import { runStages } from './run-stages';
import { allStages } from './stages';

await runStages(allStages);
