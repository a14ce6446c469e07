import type { Generation } from './device';
import type { Work } from './work';

/** More different kernels than a session of practice uses; beyond it the oldest are forgotten. */
const MAX_PIPELINES = 128;
/** GPUShaderStage.COMPUTE: the global object exists only where WebGPU does. */
const COMPUTE = 0x4;

function build({ device }: Generation, { wgsl, arrays, steps }: Work): Promise<GPUComputePipeline> {
  const types: GPUBufferBindingType[] = arrays.map(({ readOnly }) =>
    readOnly ? 'read-only-storage' : 'storage',
  );
  if (steps !== undefined) types.push('uniform');
  const entries = types.map((type, binding) => ({ binding, visibility: COMPUTE, buffer: { type } }));
  // Said outright: derived from the text, a binding that no statement reads would be missing.
  const layout = device.createPipelineLayout({
    bindGroupLayouts: [device.createBindGroupLayout({ entries })],
  });
  const module = device.createShaderModule({ code: wgsl });
  return device.createComputePipelineAsync({ layout, compute: { module, entryPoint: 'main' } });
}

/** The pipeline for a text, compiled once. Kept as a promise, so that two askers at once share one compilation. */
export function pipelineFor(generation: Generation, work: Work): Promise<GPUComputePipeline> {
  const { pipelines } = generation;
  const known = pipelines.get(work.wgsl);
  if (known) return known;
  const made = build(generation, work);
  pipelines.set(work.wgsl, made);
  made.catch(() => pipelines.delete(work.wgsl));
  if (pipelines.size > MAX_PIPELINES) {
    const oldest = pipelines.keys().next().value!;
    pipelines.delete(oldest);
    generation.paces.delete(oldest);
  }
  return made;
}
