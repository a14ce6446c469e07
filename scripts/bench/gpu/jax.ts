import { defaultDevice, init, type Array as JaxArray, nn, numpy as np } from '@jax-js/jax';
import { swapHeads } from './heads';
import type { Library } from './library';
import type { Task } from './tasks';

/** Queries, keys and values as this library takes them: [batch, length, heads, width]. */
function place(task: Task, inputs: readonly Float32Array<ArrayBuffer>[]): JaxArray[] {
  const array = (data: Float32Array<ArrayBuffer>, shape: number[]) => np.array(data, { shape });
  if (task.kind === 'matmul') {
    const { m, k, n } = task.shape;
    return [array(inputs[0]!, [m, k]), array(inputs[1]!, [k, n])];
  }
  if (task.kind !== 'attention') return [array(inputs[0]!, [task.shape.rows, task.shape.width])];
  const { heads, queries, width } = task.shape;
  return inputs.map((data) => array(swapHeads(data, heads, queries, width), [1, queries, heads, width]));
}

/** Arguments are consumed unless a reference to them is taken. */
function compute(task: Task, [a, b, c]: JaxArray[]): JaxArray {
  if (task.kind === 'matmul') return np.matmul(a!.ref, b!.ref);
  if (task.kind === 'softmax') return nn.softmax(a!.ref, -1);
  if (task.kind !== 'attention') return nn.standardize(a!.ref, -1);
  return nn.dotProductAttention(a!.ref, b!.ref, c!.ref, { isCausal: task.shape.causal });
}

export const jax: Library = {
  name: 'jax-js',
  async open() {
    await init('webgpu');
    defaultDevice('webgpu');
  },
  async prepare(task, inputs) {
    const arrays = place(task, inputs);
    return {
      async run() {
        const data = (await compute(task, arrays).data()) as Float32Array<ArrayBuffer>;
        if (task.kind !== 'attention') return data;
        const { heads, queries, width } = task.shape;
        return swapHeads(data, queries, heads, width);
      },
      release() {
        for (const array of arrays) array.dispose();
      },
    };
  },
};
