export type Shape = readonly number[];

/** Row-major numbers with their shape; a shape of [] holds one number. */
export type Tensor = { readonly shape: Shape; readonly data: Float64Array };

/** How many elements a shape holds. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** Row-major strides, in elements: [4,3,2] → [6,2,1]. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--) strides[axis] = strides[axis + 1]! * shape[axis + 1]!;
  return strides;
}

/** The largest magnitude of a tensor's elements. */
export function largestOf({ data }: Tensor): number {
  return data.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((extent, axis) => extent === b[axis]);
}

/** `[2,3]`, as messages and docs print a shape. */
export function shapeText(shape: Shape): string {
  return `[${shape.join(',')}]`;
}
