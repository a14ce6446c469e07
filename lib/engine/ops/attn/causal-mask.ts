import type { Tensor } from '../../tensor';

/** Query i sees keys 0…i, or 0…i + Tk − Tq, so that the last query sees the last key. */
export const alignments = ['topLeft', 'bottomRight'] as const;

/** Which keys a causal mask leaves each query: [Tq,Tk]. */
export function causalVisible(
  queries: number,
  keys: number,
  alignment: (typeof alignments)[number] = 'topLeft',
): Tensor {
  const ahead = alignment === 'topLeft' ? 0 : keys - queries;
  const data = new Float64Array(queries * keys);
  for (let i = 0; i < queries; i++)
    data.fill(1, i * keys, i * keys + Math.min(keys, Math.max(0, i + ahead + 1)));
  return { shape: [queries, keys], data };
}
