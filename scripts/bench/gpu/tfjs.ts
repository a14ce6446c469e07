import '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import type { Inputs, Library } from './library';
import { LAYER_NORM_EPS, type Task } from './tasks';

/** What is not seen, far below every score. */
const MASKED = -1e9;

type Given = { tensors: tf.Tensor[]; mask?: tf.Tensor };

function place(task: Task, inputs: Inputs): Given {
  if (task.kind === 'matmul') {
    const { m, k, n } = task.shape;
    return { tensors: [tf.tensor2d(inputs[0]!, [m, k]), tf.tensor2d(inputs[1]!, [k, n])] };
  }
  if (task.kind !== 'attention') {
    const { rows, width } = task.shape;
    return { tensors: [tf.tensor2d(inputs[0]!, [rows, width])] };
  }
  const { heads, queries, width, causal } = task.shape;
  const tensors = inputs.map((data) => tf.tensor3d(data, [heads, queries, width]));
  if (!causal) return { tensors };
  const mask = Float32Array.from({ length: queries * queries }, (_, i) =>
    i % queries > Math.floor(i / queries) ? MASKED : 0,
  );
  return { tensors, mask: tf.tensor2d(mask, [queries, queries]) };
}

function compute(task: Task, { tensors: [a, b, c], mask }: Given): tf.Tensor {
  if (task.kind === 'matmul') return tf.matMul(a!, b!);
  if (task.kind === 'softmax') return tf.softmax(a!);
  if (task.kind === 'layerNorm') {
    const { mean, variance } = tf.moments(a!, -1, true);
    return tf.mul(tf.sub(a!, mean), tf.rsqrt(tf.add(variance, LAYER_NORM_EPS)));
  }
  const scores = tf.mul(tf.matMul(a!, b!, false, true), task.shape.width ** -0.5);
  return tf.matMul(tf.softmax(mask ? tf.add(scores, mask) : scores), c!);
}

export const tfjs: Library = {
  name: 'tfjs-webgpu',
  async open() {
    await tf.setBackend('webgpu');
    await tf.ready();
  },
  async prepare(task, inputs) {
    const given = place(task, inputs);
    return {
      async run() {
        const y = tf.tidy(() => compute(task, given));
        const data = (await y.data()) as Float32Array;
        y.dispose();
        return data;
      },
      release() {
        tf.dispose([...given.tensors, ...(given.mask ? [given.mask] : [])]);
      },
    };
  },
};
