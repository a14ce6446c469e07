import type { Node } from '@/lib/engine/language/node';

type Axis = { extent: number; stride: number };

/** Axes that walk through memory as one are one; axes of extent 1 are none. */
function mergedAxes(extents: readonly number[], strides: readonly number[]): Axis[] {
  const merged: Axis[] = [];
  for (const [axis, extent] of extents.entries()) {
    if (extent === 1) continue;
    const stride = strides[axis]!;
    const outer = merged.at(-1);
    if (outer && outer.stride === stride * extent)
      merged[merged.length - 1] = { extent: outer.extent * extent, stride };
    else merged.push({ extent, stride });
  }
  return merged;
}

const isAtom = (expression: string) => /^\w+$/.test(expression);
export const grouped = (expression: string) => (isAtom(expression) ? expression : `(${expression})`);

/** `index * width`, with nothing to multiply by 1. */
export function scaled(index: string, width: number): string {
  if (index === '0u' || width === 0) return '0u';
  return width === 1 ? index : `${grouped(index)} * ${width}u`;
}

/** A sum of index expressions, zeros left out. */
export function summed(...terms: string[]): string {
  return terms.filter((term) => term !== '0u').join(' + ') || '0u';
}

/** In WGSL: the element of its argument that element `index` of a view shows. */
export function viewIndexExpression(view: Node<'view'>, index: string): string {
  const axes = mergedAxes(view.shape, view.attributes.strides);
  const coordinates = axes.map(({ extent, stride }, position) => {
    const inner = axes.slice(position + 1).reduce((product, axis) => product * axis.extent, 1);
    const quotient = inner === 1 ? index : `${grouped(index)} / ${inner}u`;
    // The outermost coordinate cannot run over its extent, since the index stays inside the view.
    return { stride, coordinate: position === 0 ? quotient : `${grouped(quotient)} % ${extent}u` };
  });
  const forwards = coordinates.filter(({ stride }) => stride > 0);
  const backwards = coordinates.filter(({ stride }) => stride < 0);
  const start = summed(
    `${view.attributes.offset}u`,
    ...forwards.map(({ stride, coordinate }) => scaled(coordinate, stride)),
  );
  return backwards.reduce(
    (text, { stride, coordinate }) => `${text} - ${grouped(scaled(coordinate, -stride))}`,
    start,
  );
}
