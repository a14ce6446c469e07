/** `npm run test:gpu -- [file…]`: the GPU tests alone, in Node and in a browser. */
import { runStages } from './run-stages';
import { gpuTests, gpuTestsInChromium } from './stages';

const files = process.argv.slice(2);
await runStages([
  { title: 'GPU tests in Node (Dawn)', run: () => gpuTests(files) },
  { title: 'GPU tests in Chromium', run: () => gpuTestsInChromium(files) },
]);
