/**
 * `npm run test:gpu -- [file…]`: the GPU tests alone, in Node and in a browser.
 * `npm run test:gpu -- --inputs 1000 [--op norm]`: so many inputs of every op (of those whose id holds a text), in Node.
 */
import { parseArgs } from 'node:util';
import { Problem, report } from '../lib/problem';
import { runStages } from './run-stages';
import { gpuTests, gpuTestsInChromium, inputsOnGpu } from './stages';

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { inputs: { type: 'string' }, op: { type: 'string', default: '' } },
  });
  const inputs = values.inputs === undefined ? null : Number(values.inputs);
  if (inputs !== null && !(Number.isInteger(inputs) && inputs > 0)) {
    throw new Problem(`--inputs takes a whole number above 0, not ${values.inputs}.`);
  }
  return { files: positionals, inputs, op: values.op };
}

try {
  const { files, inputs, op } = readArguments();
  await runStages(
    inputs === null
      ? [
          { title: 'GPU tests in Node (Dawn)', run: () => gpuTests(files) },
          { title: 'GPU tests in Chromium', run: () => gpuTestsInChromium(files) },
        ]
      : [{ title: `${inputs} inputs of each op in Node (Dawn)`, run: () => inputsOnGpu(inputs, op) }],
  );
} catch (error) {
  report(error);
  process.exitCode = 1;
}
