import { given, padRows, unpadRows, VEC4, vec4s, wanted } from './arrays';
import {
  type Approximate,
  bounded,
  exactly,
  inverseSquareRoot,
  minus,
  over,
  plus,
  summed,
  times,
} from './error-analysis';
import type { HandKernel } from './kernel';
import { type RowShape, RowText } from './rows';
import { float32 } from './text';

export type NormShape = RowShape & { eps: number };
type Numbers = Float32Array<ArrayBuffer>;

const rowsOf = ({ rows, width }: RowShape, x: Numbers): Approximate[][] =>
  Array.from({ length: rows }, (_, row) => Array.from(x.subarray(row * width, (row + 1) * width), exactly));

const square = (a: Approximate) => times(a, a);

/** y = (x − mean)/√(var + ε)·weight + bias over each row of x [rows, width], with the biased variance. */
export const layerNorm: HandKernel<NormShape, { x: Numbers; weight: Numbers; bias: Numbers }, 'y'> = {
  name: 'layerNorm',
  reference: 'norm.layerNorm',

  // Everything is counted from the row's first number: neighbours of a far-away mean are subtracted without rounding
  // (Sterbenz), and sums grow with the spread of the row instead of its distance from 0.
  wgsl: (shape) => {
    const text = new RowText(shape);
    return `${text.head('Layer norm', ['weight', 'bias'], ['sums', 'squares'])}
  let origin = x[row].x;
  ${text.each((i) => `let d${i} = x${i} - origin;`)}
  ${text.sum('total', 'sums', (i) => `d${i}`)}
  let mean = total / width;
  ${text.each((i) => `let c${i} = d${i} - mean;`)}
  ${text.sum('spread', 'squares', (i) => `c${i} * c${i}`)}
  let scale = inverseSqrt(spread / width + ${float32(shape.eps)});
  ${text.store((i) => `y[row + ${text.place(i)}] = c${i} * scale * weight[${text.place(i)}] + bias[${text.place(i)}];`)}
}
`;
  },

  grid: ({ rows }) => rows,
  steps: ({ rows, width }) => 6 * rows * width,
  arrays: ({ rows, width }, { x, weight, bias }) => [
    given(padRows(x, width)),
    given(padRows(weight, width)),
    given(padRows(bias, width)),
    wanted(rows * vec4s(width) * VEC4),
  ],
  read: ({ rows, width }, parts) => ({ y: unpadRows(parts[3]!, rows, width) }),

  bound: (shape, { x, weight, bias }) => {
    const width = exactly(shape.width);
    const y = rowsOf(shape, x).flatMap((row) => {
      const differences = row.map((each) => minus(each, row[0]!));
      const mean = over(summed(differences), width);
      const centered = differences.map((each) => minus(each, mean));
      const variance = over(summed(centered.map(square)), width);
      const scale = inverseSquareRoot(plus(variance, exactly(shape.eps)));
      return centered.map((each, i) =>
        plus(times(times(each, scale), exactly(weight[i]!)), exactly(bias[i]!)),
      );
    });
    return { y: bounded(y) };
  },
};

/** y = x/√(mean(x²) + ε)·weight over each row of x [rows, width]. */
export const rmsNorm: HandKernel<NormShape, { x: Numbers; weight: Numbers }, 'y'> = {
  name: 'rmsNorm',
  reference: 'norm.rmsNorm',

  wgsl: (shape) => {
    const text = new RowText(shape);
    return `${text.head('RMS norm', ['weight'], ['squares'])}
  ${text.sum('total', 'squares', (i) => `x${i} * x${i}`)}
  let scale = inverseSqrt(total / width + ${float32(shape.eps)});
  ${text.store((i) => `y[row + ${text.place(i)}] = x${i} * scale * weight[${text.place(i)}];`)}
}
`;
  },

  grid: ({ rows }) => rows,
  steps: ({ rows, width }) => 4 * rows * width,
  arrays: ({ rows, width }, { x, weight }) => [
    given(padRows(x, width)),
    given(padRows(weight, width)),
    wanted(rows * vec4s(width) * VEC4),
  ],
  read: ({ rows, width }, parts) => ({ y: unpadRows(parts[2]!, rows, width) }),

  bound: (shape, { x, weight }) => {
    const width = exactly(shape.width);
    const y = rowsOf(shape, x).flatMap((row) => {
      const meanSquare = over(summed(row.map(square)), width);
      const scale = inverseSquareRoot(plus(meanSquare, exactly(shape.eps)));
      return row.map((each, i) => times(times(each, scale), exactly(weight[i]!)));
    });
    return { y: bounded(y) };
  },
};
