/** Stands for the package `webgpu` where the tests run in a browser, which has WebGPU itself. */
export const create = (_flags: string[]): GPU => navigator.gpu;
