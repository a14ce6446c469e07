import type { DType, Node } from '@/lib/engine/language/node';

/** The arrays a kernel works in: float32 numbers, 128-bit exact numbers as four 32-bit limbs, and masks as 0 and 1. */
export type Space = 'reals' | 'limbs' | 'masks';

export const spaces: readonly Space[] = ['reals', 'limbs', 'masks'];

export const spaceOf: Readonly<Record<DType, Space>> = { real: 'reals', exact: 'limbs', bool: 'masks' };

/** Where a node's elements lie: `size` elements of an array from `offset`. */
export type Place = { space: Space; offset: number; size: number };

/** One fused compute shader and what has to be known to feed it and to read it. */
export type Kernel = {
  /** Holds shapes and the formula, never the case's numbers: equal shapes give equal text. */
  wgsl: string;
  /** Elements of each array. An array of 0 elements is not bound. */
  extents: Readonly<Record<Space, number>>;
  inputs: readonly { node: Node<'input'>; place: Place }[];
  outputs: ReadonlyMap<Node, Place>;
  /** Roughly how many element steps the slowest invocation takes, turns of loops and barriers included. */
  work: number;
};
