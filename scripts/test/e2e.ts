/** `npm run test:e2e -- [Playwright’s arguments]`: the end-to-end tests alone, on the pages as they are built. */
import { runStages } from './run-stages';
import { endToEndTests } from './stages';

await runStages([{ title: 'End-to-end tests', run: () => endToEndTests(process.argv.slice(2)) }]);
