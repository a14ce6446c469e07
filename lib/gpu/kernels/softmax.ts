import { given, padRows, unpadRows, VEC4, vec4s, wanted } from './arrays';
import { type Approximate, bounded, exactly, exponential, minus, over, summed } from './error-analysis';
import type { HandKernel } from './kernel';
import { type RowShape, RowText } from './rows';

/** Softmax of each row of x [rows, width]. */
export const softmax: HandKernel<RowShape, { x: Float32Array<ArrayBuffer> }, 'y'> = {
  name: 'softmax',
  reference: 'attn.softmax',

  wgsl: (shape) => {
    const text = new RowText(shape);
    return `${text.head('Softmax', [], ['maxima', 'sums'])}
  ${text.maximum('peak', 'maxima', (i) => `x${i}`)}
  ${text.each((i) => `let e${i} = exp(x${i} - peak);`)}
  ${text.sum('total', 'sums', (i) => `e${i}`)}
  ${text.store((i) => `y[row + ${text.place(i)}] = e${i} / total;`)}
}
`;
  },

  grid: ({ rows }) => rows,
  // An exponential costs about as much as ten multiplications.
  steps: ({ rows, width }) => 12 * rows * width,
  arrays: ({ rows, width }, { x }) => [given(padRows(x, width)), wanted(rows * vec4s(width) * VEC4)],
  read: ({ rows, width }, parts) => ({ y: unpadRows(parts[1]!, rows, width) }),

  /** The maximum is one of the numbers and so exact; then a difference, an exponential, a sum and a quotient. */
  bound: ({ rows, width }, { x }) => {
    const y: Approximate[] = [];
    for (let row = 0; row < rows; row++) {
      const data = x.subarray(row * width, (row + 1) * width);
      const peak = exactly(data.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY));
      const weights = Array.from(data, (each) => exponential(minus(exactly(each), peak)));
      const total = summed(weights);
      for (const weight of weights) y.push(over(weight, total));
    }
    return { y: bounded(y) };
  },
};
