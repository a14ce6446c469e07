import type * as Ort from 'onnxruntime-web/webgpu';
import { swapHeads } from './heads';
import type { Inputs, Library } from './library';
import { modelOf, type OneNode } from './onnx-model';
import { LAYER_NORM_EPS, type Task } from './tasks';

/** Where the page's server has the library's files. */
const PLACE = '/ort/';

function nodeOf(task: Task): OneNode {
  if (task.kind === 'matmul') {
    const { m, k, n } = task.shape;
    return { op: 'MatMul', inputs: { a: [m, k], b: [k, n] }, output: [m, n] };
  }
  const axis = { name: 'axis', value: -1, type: 'int' } as const;
  if (task.kind === 'attention') {
    const { heads, queries, width, causal } = task.shape;
    const shape = [1, queries, heads * width];
    return {
      op: 'MultiHeadAttention',
      domain: 'com.microsoft',
      inputs: { q: shape, k: shape, v: shape },
      output: shape,
      attributes: [
        { name: 'num_heads', value: heads, type: 'int' },
        { name: 'unidirectional', value: causal ? 1 : 0, type: 'int' },
      ],
    };
  }
  const { rows, width } = task.shape;
  const shape = [rows, width];
  if (task.kind === 'softmax')
    return { op: 'Softmax', inputs: { x: shape }, output: shape, attributes: [axis] };
  return {
    op: 'LayerNormalization',
    inputs: { x: shape, weight: [width] },
    output: shape,
    attributes: [axis, { name: 'epsilon', value: LAYER_NORM_EPS, type: 'float' }],
  };
}

function feedsOf(task: Task, inputs: Inputs): Inputs {
  if (task.kind === 'layerNorm') return [inputs[0]!, new Float32Array(task.shape.width).fill(1)];
  if (task.kind !== 'attention') return inputs;
  const { heads, queries, width } = task.shape;
  return inputs.map((data) => swapHeads(data, heads, queries, width));
}

/** Inputs and outputs stay on the device, which this library allows once it has made its own. */
export function onnx(): Library {
  let ort: typeof Ort;

  function onDevice(device: GPUDevice, data: Float32Array<ArrayBuffer>, dims: readonly number[]) {
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
    const buffer = device.createBuffer({ size: Math.ceil(data.byteLength / 16) * 16, usage });
    device.queue.writeBuffer(buffer, 0, data);
    return ort.Tensor.fromGpuBuffer(buffer, { dataType: 'float32', dims, dispose: () => buffer.destroy() });
  }

  return {
    name: 'onnxruntime-web',
    async open() {
      ort = (await import(/* @vite-ignore */ `${PLACE}ort.webgpu.min.mjs`)) as typeof Ort;
      ort.env.wasm.wasmPaths = PLACE;
      ort.env.wasm.numThreads = 1;
    },
    async prepare(task, inputs) {
      const node = nodeOf(task);
      const session = await ort.InferenceSession.create(modelOf(node), {
        executionProviders: ['webgpu'],
        preferredOutputLocation: 'gpu-buffer',
      });
      const device = (await ort.env.webgpu.device) as GPUDevice;
      const data = feedsOf(task, inputs);
      const feeds = Object.fromEntries(
        Object.entries(node.inputs).map(([name, dims], i) => [name, onDevice(device, data[i]!, dims)]),
      );
      return {
        async run() {
          const { out } = await session.run(feeds);
          const result = (await out!.getData(true)) as Float32Array<ArrayBuffer>;
          if (task.kind !== 'attention') return result;
          const { heads, queries, width } = task.shape;
          return swapHeads(result, queries, heads, width);
        },
        release() {
          for (const tensor of Object.values(feeds)) tensor.dispose();
          void session.release();
        },
      };
    },
  };
}
