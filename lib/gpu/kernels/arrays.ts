import type { ArrayPlan } from '../runtime/work';

const WORD_BYTES = 4;
/** Components of a `vec4`. */
export const VEC4 = 4;

/** The next whole number of `vec4`. */
export const vec4s = (elements: number): number => Math.ceil(elements / VEC4);

/** An array that is only read. */
export function given(data: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>): ArrayPlan {
  return { byteLength: data.byteLength, given: data, wanted: null, readOnly: true };
}

/** An array of so many 32-bit words that is read back in full. */
export function wanted(words: number): ArrayPlan {
  const byteLength = words * WORD_BYTES;
  return { byteLength, given: new ArrayBuffer(0), wanted: { byteOffset: 0, byteLength } };
}

/** An array that is changed where it lies and read back. */
export function changed(data: Float32Array<ArrayBuffer>): ArrayPlan {
  return { byteLength: data.byteLength, given: data, wanted: { byteOffset: 0, byteLength: data.byteLength } };
}

/** Rows laid out so that each starts at a whole `vec4`; what pads them is 0. */
export function padRows(data: Float32Array<ArrayBuffer>, width: number): Float32Array<ArrayBuffer> {
  const stride = vec4s(width) * VEC4;
  if (stride === width) return data;
  const rows = data.length / width;
  const padded = new Float32Array(rows * stride);
  for (let row = 0; row < rows; row++)
    padded.set(data.subarray(row * width, (row + 1) * width), row * stride);
  return padded;
}

/** Undoes `padRows`. */
export function unpadRows(bytes: ArrayBuffer, rows: number, width: number): Float32Array {
  const padded = new Float32Array(bytes);
  const stride = vec4s(width) * VEC4;
  if (stride === width) return padded;
  const data = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++)
    data.set(padded.subarray(row * stride, row * stride + width), row * width);
  return data;
}
