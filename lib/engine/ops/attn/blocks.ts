import { MAX_ELEMENTS, TooLarge } from '../../language/build';
import type { Tensor } from '../../tensor';

/** A pass over more blocks than this is refused, not cut. */
const MAX_BLOCKS = 100_000;

/** Throws where blocks of these sizes would be too many, or too large in all. */
function requireRoom(blocks: number, size: number): void {
  if (blocks > MAX_BLOCKS) throw new TooLarge(`${blocks} blocks, over ${MAX_BLOCKS}`);
  if (blocks * size > MAX_ELEMENTS)
    throw new TooLarge(`${blocks} blocks of ${size} elements, over ${MAX_ELEMENTS} in all`);
}

/**
 * Rows of any lengths as one tensor: short rows end in zeros that are not visible, and −∞ is not visible either.
 * `visible` is null where everything is; `largest` is the largest finite magnitude.
 */
export function padRows(rows: readonly (readonly number[])[]): {
  values: Tensor;
  visible: Tensor | null;
  largest: number;
} {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  requireRoom(rows.length, width);
  const shape = [rows.length, width];
  const data = new Float64Array(rows.length * width);
  const seen = new Float64Array(rows.length * width);
  let largest = 0;
  for (const [i, row] of rows.entries()) {
    for (const [j, value] of row.entries()) {
      if (!Number.isFinite(value)) continue;
      data[i * width + j] = value;
      seen[i * width + j] = 1;
      largest = Math.max(largest, Math.abs(value));
    }
  }
  return { values: { shape, data }, visible: seen.includes(0) ? { shape, data: seen } : null, largest };
}

/** The rows of a matrix in blocks, the last filled up with zeros: [n,d] → [blocks,size,d]. */
export function inBlocks({ shape, data }: Tensor, size: number): Tensor {
  const [rows, width] = shape as [number, number];
  const blocks = Math.ceil(rows / size);
  requireRoom(blocks, size * width);
  const filled = new Float64Array(blocks * size * width);
  filled.set(data);
  return { shape: [blocks, size, width], data: filled };
}

/** Which keys of each block each query sees, [blocks,Tq,size]; null where all do. */
export function blockVisibility(queries: number, keys: number, size: number, causal: boolean): Tensor | null {
  const blocks = Math.ceil(keys / size);
  if (!causal && keys % size === 0) return null;
  requireRoom(blocks, queries * size);
  const data = new Float64Array(blocks * queries * size);
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < queries; i++) {
      const end = causal ? Math.min(keys, i + 1) : keys;
      const from = (block * queries + i) * size;
      data.fill(1, from, from + Math.min(size, Math.max(0, end - block * size)));
    }
  }
  return { shape: [blocks, queries, size], data };
}
