import { expect, test } from 'vitest';
import { float64 } from './float64';

test('float64 gives zeros of its own, however many arrays share their memory', () => {
  const lengths = [1, 8, 9, 100, 2048, 2049, 2048, 2048, 2048, 2048, 9];
  const arrays = lengths.map(float64);
  for (const [i, array] of arrays.entries()) {
    expect(array).toHaveLength(lengths[i]!);
    expect(array.every((x) => x === 0)).toBe(true);
    array.fill(i + 1);
  }
  for (const [i, array] of arrays.entries()) expect(array.every((x) => x === i + 1)).toBe(true);
});
