import { LARGEST } from '@/lib/engine/interpret/float32';
import { reference } from '@/lib/engine/interpret/reference';
import type { JsonTree } from '@/lib/engine/json';
import { inOrder, type Node } from '@/lib/engine/language/node';
import { failure, type Result } from '@/lib/engine/result';
import type { Kernel } from './compile/kernel';

/** The default limit on one storage binding. */
const MAX_ARRAY_BYTES = 128 * 2 ** 20;
/** More element steps by one invocation than this could run into the two seconds a system gives a kernel. */
const MAX_WORK = 20_000_000;
/** Exact numbers have 128 bits; one is left free for the carry of a division. */
const EXACT_LIMIT = 2 ** 127;

function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (text, part) => text + (typeof part === 'number' ? `[${part}]` : `.${part}`),
    'input',
  );
}

/** Where a case gives a finite number that float32 cannot hold. */
function beyondFloat32(value: unknown, path: (string | number)[] = []): (string | number)[] | undefined {
  if (typeof value === 'number')
    return Number.isFinite(value) && Math.abs(value) > LARGEST ? path : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = beyondFloat32(part, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found) return found;
  }
  return undefined;
}

const holdsExact = (node: Node): boolean =>
  node.dtype === 'exact' || (node.primitive === 'scan' && node.attributes.body.order.some(holdsExact));

/** The largest whole number a node's limbs, or a quotient on its way to them, would have to hold. */
function exactMagnitude(node: Node, values: (node: Node) => Float64Array): number {
  const largest = (of: Node) => values(of).reduce((most, x) => Math.max(most, x), 0);
  const own = largest(node) * 2 ** node.fractionBits;
  if (node.primitive !== 'div' && node.primitive !== 'floorDiv') return own;
  const [a, b] = node.args as [Node, Node];
  return Math.max(
    own,
    largest(a) * 2 ** (node.fractionBits + b.fractionBits),
    largest(b) * 2 ** Math.max(b.fractionBits, a.fractionBits - node.fractionBits),
  );
}

function exactRunsOver(roots: readonly Node[]): boolean {
  if (!inOrder(roots).some(holdsExact)) return false;
  let over = false;
  const look = (nodes: readonly Node[], values: (node: Node) => Float64Array) => {
    for (const node of nodes) {
      if (node.dtype !== 'exact' || node.primitive === 'argument') continue;
      over ||= !(exactMagnitude(node, values) < EXACT_LIMIT) || values(node).some((x) => x < 0);
    }
  };
  const run = reference(roots, (scan, _, inner) =>
    look(scan.attributes.body.order, (node) => inner.get(node) as Float64Array),
  );
  look(inOrder(roots), (node) => run.get(node) as Float64Array);
  return over;
}

/** Why a case cannot be computed in float32 and 128-bit limbs with nothing lost, if so. */
export function refusal(input: JsonTree | unknown, roots: readonly Node[]): Result<never> | undefined {
  const path = beyondFloat32(input);
  if (path) return failure('UNSUPPORTED', pathText(path), 'beyond the range of float32');
  const given = inOrder(roots).filter((node): node is Node<'input'> => node.primitive === 'input');
  if (
    given.some((node) => node.dtype === 'real' && node.attributes.data.some((x) => !(Math.abs(x) <= LARGEST)))
  )
    return failure('UNSUPPORTED', 'input', 'a number that follows from it is beyond the range of float32');
  if (exactRunsOver(roots))
    return failure('UNSUPPORTED', 'input', 'an exact number on the way is over 128 bits');
  return undefined;
}

/** Why a kernel is too much for one workgroup and the default limits, if it is. */
export function tooLarge({ extents, work }: Kernel): Result<never> | undefined {
  const bytes = Math.max(extents.reals * 4, extents.limbs * 16, extents.masks * 4);
  if (bytes > MAX_ARRAY_BYTES)
    return failure(
      'UNSUPPORTED',
      'input',
      `needs ${bytes} bytes in one array where a GPU promises ${MAX_ARRAY_BYTES}`,
    );
  if (work > MAX_WORK) return failure('UNSUPPORTED', 'input', 'more work than one workgroup should be given');
  return undefined;
}
