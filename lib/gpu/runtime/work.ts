import type { Held } from './held';

/** One array of a kernel; its place in the list is its binding. */
export type ArrayPlan = {
  byteLength: number;
  /** Written at the start of the array, or what already lies on the device. What is not given may hold anything. */
  given: ArrayBuffer | ArrayBufferView<ArrayBuffer> | Held;
  /** The part to read back; null when there is none. */
  wanted: { byteOffset: number; byteLength: number } | null;
  /** Bound as `var<storage, read>`. */
  readOnly?: boolean;
};

/** A shader and what it is run over. */
export type Work = {
  wgsl: string;
  arrays: readonly ArrayPlan[];
  /** Workgroups, counted along one line. */
  groups: number;
  /**
   * Element steps of all groups together, where the text takes the number of its first group from a uniform at the
   * binding after the arrays: a long run is then cut into dispatches of some 50 ms.
   */
  steps?: number;
};

/** How a long run is watched and stopped. */
export type Control = {
  /** Looked at between two dispatches. */
  signal?: AbortSignal;
  /** Told the share that has been handed to the device. */
  onProgress?: (share: number) => void;
};
