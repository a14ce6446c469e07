import type { Generation } from './device';

/** More different kernels than a session of practice uses; beyond it the oldest are forgotten. */
const MAX_PIPELINES = 128;
/** GPUShaderStage.COMPUTE: the global object exists only where WebGPU does. */
const COMPUTE = 0x4;

function build({ device }: Generation, wgsl: string, arrays: number): Promise<GPUComputePipeline> {
  const entries = Array.from({ length: arrays }, (_, binding) => ({
    binding,
    visibility: COMPUTE,
    buffer: { type: 'storage' as const },
  }));
  // Said outright: derived from the text, a binding that no statement reads would be missing.
  const layout = device.createPipelineLayout({
    bindGroupLayouts: [device.createBindGroupLayout({ entries })],
  });
  const module = device.createShaderModule({ code: wgsl });
  return device.createComputePipelineAsync({ layout, compute: { module, entryPoint: 'main' } });
}

/** The pipeline for a text, compiled once. Kept as a promise, so that two askers at once share one compilation. */
export function pipelineFor(
  generation: Generation,
  wgsl: string,
  arrays: number,
): Promise<GPUComputePipeline> {
  const { pipelines } = generation;
  const known = pipelines.get(wgsl);
  if (known) return known;
  const made = build(generation, wgsl, arrays);
  pipelines.set(wgsl, made);
  made.catch(() => pipelines.delete(wgsl));
  if (pipelines.size > MAX_PIPELINES) pipelines.delete(pipelines.keys().next().value!);
  return made;
}
