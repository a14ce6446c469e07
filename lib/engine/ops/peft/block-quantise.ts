import { abs, div, max, mul, neg, select, sub } from '../../language/build';
import { reshape, slice, spread } from '../../language/move';
import type { Node } from '../../language/node';
import { argmax, take } from '../../language/rank';
import type { Scope } from '../../language/scope';
import { count, tensor } from '../../schema/fields';
import { sizeOf, type Tensor } from '../../tensor';

/** What every block-wise quantiser is given. */
export const blockFields = {
  values: tensor({ shape: '[n]', ranks: [1], about: 'weights' }),
  blockSize: count('weights that share an absmax; the last block may be shorter').default(64),
};

/** Whole blocks, the last one filled up with zeros: those change neither its absmax nor any error. */
function inBlocks({ data }: Tensor, blockSize: number): Tensor {
  const width = Math.min(blockSize, data.length);
  const blocks = Math.ceil(data.length / width);
  const filled = new Float64Array(blocks * width);
  filled.set(data);
  return { shape: [blocks, width], data: filled };
}

/** 1 for a block of nothing but zeros. */
function emptyBlocks({ shape, data }: Tensor): Tensor | null {
  const [blocks, width] = shape as [number, number];
  const empty = Float64Array.from({ length: blocks }, (_, i) =>
    Number(data.subarray(i * width, (i + 1) * width).every((value) => value === 0)),
  );
  return empty.includes(1) ? { shape: [blocks], data: empty } : null;
}

/** The index of the level nearest to each value, a tie to the lower index: x [...] → [...]. */
export function nearestLevel(x: Node, levels: Node): Node {
  const column = reshape(x, [...x.shape, 1]);
  return argmax(neg(abs(sub(column, levels))));
}

/** The level that each index stands for: indices [...] → [...]. */
export function levelOf(indices: Node, levels: Node): Node {
  return reshape(take(levels, reshape(indices, [sizeOf(indices.shape)])), indices.shape);
}

/**
 * Divides each block by its largest magnitude and replaces every element by the nearest of the levels (a tie to the lower
 * one); a block of zeros is divided by 1.
 * Steps: absmax [blocks], normalised, index, dequantised and error [blocks,width]. The answer has the n elements given.
 */
export function quantiseInBlocks(
  scope: Scope,
  values: Tensor,
  blockSize: number,
  levelValues: readonly number[],
) {
  const n = values.data.length;
  const blocks = inBlocks(values, blockSize);
  const empty = emptyBlocks(blocks);
  const x = scope.tensor('values', 'x', blocks);
  const levels = scope.tensor('levels', '\\ell', {
    shape: [levelValues.length],
    data: Float64Array.from(levelValues),
  });
  const absmax = scope.step('absmax', 'a', max(abs(x)));
  const divisor = empty ? select(scope.mask('empty', 'E', empty), 1, absmax) : absmax;
  const normalised = scope.step('normalised', '\\hat{x}', div(x, spread(divisor, x)));
  const index = scope.step('index', 'i', nearestLevel(normalised, levels));
  const dequantised = scope.step(
    'dequantised',
    '\\tilde{x}',
    mul(levelOf(index, levels), spread(absmax, index)),
  );
  const errors = scope.step('errors', 'e', abs(sub(x, dequantised)));
  const given = (padded: Node) => slice(reshape(padded, [blocks.data.length]), 0, 0, n);
  const worst = max(reshape(errors, [blocks.data.length]));
  return {
    index: given(index),
    absmax,
    dequantized: given(dequantised),
    maxAbsError: scope.step('maxAbsError', '\\max e', worst),
  };
}
