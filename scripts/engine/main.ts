/** `npm run -s engine -- batch|list|describe`: the engine without a browser. Only JSON goes to stdout. */
import { findOp, ops } from '@/lib/engine/registry';
import { isFailure } from '@/lib/gpu/runtime/failure';
import { type Command, readArguments, usage } from './arguments';
import { type Backend, onCpu, onGpu } from './backends';
import { batch } from './batch';
import { openDawn, runAgain, wantedEnvironment } from './dawn';
import { describeOp } from './describe';

const exit = { done: 0, unknownOp: 1, usage: 2, noAdapter: 3, readerGone: 141 } as const;
const noAdapter =
  'No usable WebGPU adapter: install a GPU driver with Vulkan, or Chromium, which carries a software one.';

const print = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`);

async function runBatch(backend: Backend): Promise<number> {
  await batch(process.stdin.setEncoding('utf8'), process.stdout, backend);
  return exit.done;
}

async function runOnGpu(): Promise<number> {
  const environment = await wantedEnvironment();
  if (environment === null) {
    console.error(noAdapter);
    return exit.noAdapter;
  }
  if (Object.keys(environment).length > 0) return runAgain(environment);
  const { gpu, instance } = await openDawn();
  const opened = await gpu.open();
  if (isFailure(opened)) {
    console.error(noAdapter);
    return exit.noAdapter;
  }
  const code = await runBatch(onGpu(gpu));
  gpu.destroy();
  return instance ? code : exit.noAdapter;
}

function printDescription(id: string): number {
  const op = findOp(id);
  if (op) print(describeOp(op));
  else console.error(`no op is called "${id}"; \`list\` names them all`);
  return op ? exit.done : exit.unknownOp;
}

async function run(command: Command): Promise<number> {
  if (command.name === 'batch') return command.backend === 'gpu' ? runOnGpu() : runBatch(onCpu);
  if (command.name === 'describe') return printDescription(command.op);
  if (command.name === 'help') console.error(usage);
  else for (const op of Object.values(ops)) print({ id: op.id, meaning: op.title.en });
  return exit.done;
}

// A reader that has seen enough (`| head`) closes the pipe; that is no failure worth a stack trace.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exit.readerGone : 1);
});

const command = readArguments(process.argv.slice(2));
if ('problem' in command) {
  console.error(`${command.problem}\n${usage}`);
  process.exitCode = exit.usage;
} else {
  process.exitCode = await run(command);
}
