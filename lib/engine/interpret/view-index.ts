import type { Node } from '../language/node';
import { sizeOf } from '../tensor';

/** For each element of a view, in row-major order, the element of its argument that it shows. */
export function viewIndex(node: Node<'view'>): number[] {
  const { strides, offset } = node.attributes;
  const out = new Array<number>(sizeOf(node.shape));
  const at = new Array<number>(node.shape.length).fill(0);
  let source = offset;
  for (let i = 0; i < out.length; i++) {
    out[i] = source;
    for (let axis = at.length - 1; axis >= 0; axis--) {
      at[axis]! += 1;
      source += strides[axis]!;
      if (at[axis]! < node.shape[axis]!) break;
      source -= at[axis]! * strides[axis]!;
      at[axis] = 0;
    }
  }
  return out;
}
