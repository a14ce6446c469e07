/** Swaps the first two axes of [outer, inner, width]: heads before positions, or after them. */
export function swapHeads(
  data: Float32Array<ArrayBuffer>,
  outer: number,
  inner: number,
  width: number,
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(data.length);
  for (let i = 0; i < outer; i++)
    for (let j = 0; j < inner; j++) {
      const from = (i * inner + j) * width;
      out.set(data.subarray(from, from + width), (j * outer + i) * width);
    }
  return out;
}
