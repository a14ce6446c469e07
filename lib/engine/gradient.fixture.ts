import { gradients } from './gradient';
import { reference } from './interpret/reference';
import { add, constant, mul, node, sum } from './language/build';
import { reshape } from './language/move';
import { inOrder, type Node } from './language/node';
import { sizeOf } from './tensor';

/** Gradients beside central differences. */

const STEP = 2e-5;
/** What rounding on the way may do to a function's value, relative to it. */
const ROUNDING = 1e-13;
/** A function is not expected to change by more than this many times its size over a step. */
const STEEPEST = 1e3;
/** Of each input so many elements are tried. */
const ELEMENTS = 4;

export type Comparison = {
  compared: number;
  /** Elements whose derivative is not finite (a root or a quotient at 0), or steeper than any step can follow. */
  singular: number;
  disagreements: string[];
};

/** Σ of all elements, each times a weight of its own, so that no two can stand in for each other. */
function weightedSum(roots: readonly Node[]): Node {
  return roots.reduce((total, root, r) => {
    const size = sizeOf(root.shape);
    const data = Float64Array.from({ length: size }, (_, i) => Math.cos(1 + r + 2 * i));
    return add(total, sum(mul(reshape(root, [size]), node('input', [], { data }, [size], 'real'))));
  }, constant(0));
}

/**
 * The derivative by central differences with two step widths, and how far off it may be; null where they cannot be
 * trusted: at a kink or a jump, or where the function bends faster than the steps.
 */
function difference(at: (x: number) => number, x: number): { slope: number; uncertainty: number } | null {
  const wide = STEP * Math.max(1, Math.abs(x));
  const narrow = wide / 4;
  const quotient = (step: number) => (at(x + step) - at(x - step)) / (x + step - (x - step));
  const [coarse, fine] = [quotient(wide), quotient(narrow)];
  const here = at(x);
  const noise = (Math.abs(here) * ROUNDING) / narrow;
  const [after, before] = [(at(x + narrow) - here) / narrow, (here - at(x - narrow)) / narrow];
  const uncertainty = Math.abs(coarse - fine) + noise + 1e-6 * Math.abs(fine) + 1e-9;
  const smooth =
    Math.abs(coarse - fine) <= 1e-3 * Math.abs(fine) + noise &&
    Math.abs(after - before) <= 0.05 * Math.abs(fine) + noise + 1e-6;
  return smooth ? { slope: fine, uncertainty } : null;
}

/** Moves every number a little up, each by its own amount: none is 0 then, no two are equal, nothing sits on a kink. */
function moveApart(all: Iterable<Float64Array>): void {
  let k = 0;
  for (const data of all) for (let i = 0; i < data.length; i++) data[i]! += 0.02 + 0.01 * Math.cos(++k);
}

/** Elements spread over a value. */
function someOf(size: number): number[] {
  const count = Math.min(size, ELEMENTS);
  return Array.from({ length: count }, (_, k) => Math.floor((k * size) / count));
}

/** Holds the gradient of a weighted sum of the roots with respect to their real inputs to difference quotients. */
export function compareWithDifferences(roots: readonly Node[]): Comparison {
  const loss = weightedSum(roots.filter(({ dtype }) => dtype === 'real'));
  const inputs = inOrder(roots).filter(
    (each): each is Node<'input'> => each.primitive === 'input' && each.dtype === 'real',
  );
  moveApart(new Set(inputs.map(({ attributes }) => attributes.data)));
  const found = gradients([{ node: loss, seed: constant(1) }], inputs);
  const run = reference(found);
  const result: Comparison = { compared: 0, singular: 0, disagreements: [] };
  // Inputs may share their numbers (all zeros, say); such a number's derivative is the sum of theirs.
  const gradientsOf = new Map<Float64Array, Float64Array[]>();
  for (const [k, { attributes }] of inputs.entries()) {
    const sharing = gradientsOf.get(attributes.data) ?? [];
    gradientsOf.set(attributes.data, [...sharing, run.get(found[k]!) as Float64Array]);
  }
  for (const [data, parts] of gradientsOf) {
    for (const i of someOf(data.length)) {
      const x = data[i]!;
      const lossAt = (value: number) => {
        data[i] = value;
        const [total] = reference([loss]).get(loss) as Float64Array;
        data[i] = x;
        return total!;
      };
      const slope = parts.reduce((sum, part) => sum + part[i]!, 0);
      const numeric = difference(lossAt, x);
      if (!(Math.abs(slope) * STEP < STEEPEST * (1 + Math.abs(lossAt(x))))) result.singular += 1;
      else if (numeric && Number.isFinite(numeric.slope)) {
        result.compared += 1;
        if (Math.abs(slope - numeric.slope) > numeric.uncertainty)
          result.disagreements.push(`${x} at [${i}]: ${slope} where differences give ${numeric.slope}`);
      }
    }
  }
  return result;
}
