import type { Task } from './tasks';

/** The same numbers for everybody: two matrices, one of rows, or queries, keys and values. */
export type Inputs = readonly Float32Array<ArrayBuffer>[];

/** A task whose inputs lie on the device: `run` computes it and reads the result back. */
export type Prepared = { run(): Promise<Float32Array>; release(): void };

export type Library = {
  name: string;
  /** Gets a device; called once. */
  open(): Promise<void>;
  prepare(task: Task, inputs: Inputs): Promise<Prepared>;
};
