import { sameShape, shapeText } from '../tensor';
import { node, real } from './build';
import type { Node } from './node';

/** The places of the last axis' elements, largest element first, a tie to the lower place: exact, shaped like x. */
export function order(value: Node): Node {
  return node('order', [real(value)], {}, value.shape, 'exact');
}

/** The place of the last axis' largest element, a tie to the lower place: exact, [...]. */
export function argmax(value: Node): Node {
  return node('argmax', [real(value)], {}, value.shape.slice(0, -1), 'exact');
}

/** value[…, index[…,k]] along the last axis: value [...,n], index [...,k] of whole numbers below n → [...,k]. */
export function take(value: Node, index: Node): Node {
  const [lead, indexLead] = [value.shape.slice(0, -1), index.shape.slice(0, -1)];
  if (value.shape.length === 0 || index.shape.length === 0 || !sameShape(lead, indexLead))
    throw new Error(`take from ${shapeText(value.shape)} at ${shapeText(index.shape)}`);
  if (index.dtype !== 'exact' || index.fractionBits > 0) throw new Error('places are whole numbers');
  return node('take', [value, index], {}, index.shape, value.dtype, value.fractionBits);
}
