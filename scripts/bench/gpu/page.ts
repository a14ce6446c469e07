/** Runs in the browser: one task at a time, every library on the same inputs, turn by turn. */
import { createStream } from '@/lib/engine/random';
import { jax } from './jax';
import type { Inputs, Library, Prepared } from './library';
import { onnx } from './onnx';
import { ours, reference } from './ours';
import { type Task, tasks } from './tasks';
import { tfjs } from './tfjs';

/** What one library did with one task; times in milliseconds. */
export type Measured = {
  library: string;
  /** The first run, its shaders compiled on the way. */
  first: number;
  median: number;
  least: number;
  /** Largest difference from float64. */
  error: number;
};

const ROUNDS = 9;
/** Slow tasks are measured less often, but never less than this. */
const FEWEST_ROUNDS = 3;
const TASK_BUDGET_MS = 10_000;

const libraries: readonly Library[] = [ours(), tfjs, onnx(), jax];

/** Normal numbers around the mean of a task. */
function inputsOf(task: Task): Inputs {
  const stream = createStream('bench', task.id);
  const numbers = (length: number, mean = 0) => Float32Array.from({ length }, () => mean + stream.normal());
  if (task.kind === 'matmul') {
    const { m, k, n } = task.shape;
    return [numbers(m * k), numbers(k * n)];
  }
  if (task.kind === 'attention') {
    const { heads, queries, width } = task.shape;
    return [0, 1, 2].map(() => numbers(heads * queries * width));
  }
  return [numbers(task.shape.rows * task.shape.width, task.mean)];
}

async function timed<Value>(work: () => Promise<Value>): Promise<[Value, milliseconds: number]> {
  const start = performance.now();
  const value = await work();
  return [value, performance.now() - start];
}

function largestDifference(computed: Float32Array, expected: Float64Array): number {
  if (computed.length !== expected.length)
    throw new Error(`${computed.length} numbers of ${expected.length}`);
  // NaN, which is no number's equal, stays.
  return expected.reduce((most, x, i) => Math.max(most, Math.abs(computed[i]! - x)), 0);
}

const median = (sorted: readonly number[]) => sorted[Math.floor(sorted.length / 2)]!;

/** Gets every library its device; the names of those that have one. */
export async function open(): Promise<string[]> {
  for (const library of libraries) await library.open();
  return libraries.map(({ name }) => name);
}

export async function measure(index: number): Promise<Measured[]> {
  const task = tasks[index]!;
  const inputs = inputsOf(task);
  const expected = reference(task, inputs);
  const running: { library: string; prepared: Prepared; first: number; error: number; times: number[] }[] =
    [];
  for (const { name, prepare } of libraries) {
    const [[prepared, data], first] = await timed(async () => {
      const made = await prepare(task, inputs);
      return [made, await made.run()] as const;
    });
    running.push({ library: name, prepared, first, error: largestDifference(data, expected), times: [] });
  }
  const start = performance.now();
  for (let round = 0; round < ROUNDS; round++) {
    if (round >= FEWEST_ROUNDS && performance.now() - start > TASK_BUDGET_MS) break;
    for (const { prepared, times } of running) times.push((await timed(() => prepared.run()))[1]);
  }
  return running.map(({ library, prepared, first, error, times }) => {
    prepared.release();
    const sorted = times.sort((a, b) => a - b);
    return { library, first, median: median(sorted), least: sorted[0]!, error };
  });
}

Object.assign(globalThis, { bench: { open, measure } });
