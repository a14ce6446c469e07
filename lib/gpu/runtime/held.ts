/** Numbers that stay on the device from one run to the next, until they are released or the device is lost. */
export type Held = {
  readonly held: GPUBuffer;
  readonly device: GPUDevice;
  release(): void;
};

export const isHeld = (given: object): given is Held => 'held' in given;
