/** `npm run test:gpu -- [file…]`: the GPU tests alone. */
import { runStages } from './run-stages';
import { gpuTests } from './stages';

await runStages([{ title: 'GPU tests in Node (Dawn)', run: () => gpuTests(process.argv.slice(2)) }]);
