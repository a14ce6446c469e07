import type { Node } from '@/lib/engine/language/node';
import { type Kernel, type Place, type Space, spaces } from './compile/kernel';
import type { ArrayPlan } from './runtime/work';

export const LIMBS = 4;
const LIMB_BITS = 32n;
const BYTES_PER_WORD = 4;
const SMALLEST_NORMAL = 2 ** -126;

const bytesPerElement: Readonly<Record<Space, number>> = {
  reals: BYTES_PER_WORD,
  limbs: LIMBS * BYTES_PER_WORD,
  masks: BYTES_PER_WORD,
};

/** One of the kernel's arrays as bytes. The part to read back is the smallest that holds all outputs. */
export type MemoryPlan = ArrayPlan & { space: Space; given: ArrayBuffer };

function writeExact(words: Uint32Array, at: number, value: number, fractionBits: number): void {
  let rest = BigInt(value * 2 ** fractionBits);
  for (let limb = 0; limb < LIMBS; limb++) {
    words[at + limb] = Number(BigInt.asUintN(32, rest));
    rest >>= LIMB_BITS;
  }
}

function readExact(words: Uint32Array, at: number, fractionBits: number): number {
  let value = 0n;
  for (let limb = LIMBS - 1; limb >= 0; limb--) value = (value << LIMB_BITS) | BigInt(words[at + limb]!);
  return Number(value) / 2 ** fractionBits;
}

function writeInput(given: ArrayBuffer, node: Node<'input'>, place: Place): void {
  const { data } = node.attributes;
  if (place.space === 'reals') {
    const reals = new Float32Array(given);
    for (const [i, x] of data.entries()) reals[place.offset + i] = Math.abs(x) < SMALLEST_NORMAL ? 0 : x;
  } else if (place.space === 'masks') new Uint32Array(given).set(data, place.offset);
  else {
    const words = new Uint32Array(given);
    for (const [i, x] of data.entries()) writeExact(words, (place.offset + i) * LIMBS, x, node.fractionBits);
  }
}

function wantedPart(places: readonly Place[], unit: number): MemoryPlan['wanted'] {
  if (places.length === 0) return null;
  const start = Math.min(...places.map((place) => place.offset));
  const end = Math.max(...places.map((place) => place.offset + place.size));
  return { byteOffset: start * unit, byteLength: (end - start) * unit };
}

/** The case's numbers in the form the kernel reads them. */
export function planMemory(kernel: Kernel): MemoryPlan[] {
  const bound = spaces.filter((space) => kernel.extents[space] > 0);
  return bound.map((space) => {
    const unit = bytesPerElement[space];
    const inputs = kernel.inputs.filter(({ place }) => place.space === space);
    const extent = Math.max(0, ...inputs.map(({ place }) => place.offset + place.size));
    const given = new ArrayBuffer(extent * unit);
    for (const { node, place } of inputs) writeInput(given, node, place);
    const places = [...kernel.outputs.values()].filter((place) => place.space === space);
    return { space, byteLength: kernel.extents[space] * unit, given, wanted: wantedPart(places, unit) };
  });
}

/** Reads the outputs from the parts that were wanted, as numbers (exact ones as float64, masks as 0 and 1). */
export function readOutputs(
  kernel: Kernel,
  plans: readonly MemoryPlan[],
  parts: readonly (ArrayBuffer | null)[],
): Map<Node, Float64Array> {
  const values = new Map<Node, Float64Array>();
  for (const [node, place] of kernel.outputs) {
    const index = plans.findIndex(({ space }) => space === place.space);
    const bytes = parts[index]!;
    const start = place.offset - plans[index]!.wanted!.byteOffset / bytesPerElement[place.space];
    if (place.space === 'limbs') {
      const words = new Uint32Array(bytes);
      const exact = (_: unknown, i: number) => readExact(words, (start + i) * LIMBS, node.fractionBits);
      values.set(node, Float64Array.from({ length: place.size }, exact));
    } else {
      const numbers = place.space === 'reals' ? new Float32Array(bytes) : new Uint32Array(bytes);
      values.set(node, Float64Array.from(numbers.subarray(start, start + place.size)));
    }
  }
  return values;
}
