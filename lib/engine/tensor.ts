export type Shape = readonly number[];

/** Row-major numbers with their shape; a shape of [] holds one number. */
export type Tensor = { readonly shape: Shape; readonly data: Float64Array };

/** How many elements a shape holds. */
export function sizeOf(shape: Shape): number {
  let product = 1;
  for (const extent of shape) product *= extent;
  return product;
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
  if (a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
}

/** `[2,3]`, as messages and docs print a shape. */
export function shapeText(shape: Shape): string {
  return `[${shape.join(',')}]`;
}
