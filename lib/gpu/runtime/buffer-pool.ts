/** Kept for the next run; beyond it the oldest go. Enough for every quiz item, little beside a page's own memory. */
const MAX_KEPT_BYTES = 64 * 2 ** 20;
const SMALLEST_BYTES = 256;
const COARSE_BYTES = 2 ** 20;

/** Few different sizes, so that buffers find a second use: powers of two, and whole MiB above that. */
export function pooledSize(byteLength: number): number {
  if (byteLength > COARSE_BYTES) return Math.ceil(byteLength / COARSE_BYTES) * COARSE_BYTES;
  return Math.max(SMALLEST_BYTES, 2 ** Math.ceil(Math.log2(byteLength)));
}

/** How many buffers exist: lent to a run or held, and kept for later. */
export type BufferCount = { inUse: number; kept: number; keptBytes: number };

/** The buffers of one device. A buffer handed out again holds what its last user left in it. */
export class BufferPool {
  /** Oldest first. */
  private kept: GPUBuffer[] = [];
  private keptBytes = 0;
  private readonly lent = new Set<GPUBuffer>();

  constructor(
    private readonly device: GPUDevice,
    private readonly maxKeptBytes = MAX_KEPT_BYTES,
  ) {}

  take(byteLength: number, usage: number): GPUBuffer {
    const size = pooledSize(byteLength);
    const at = this.kept.findIndex((buffer) => buffer.size === size && buffer.usage === usage);
    const [found] = at < 0 ? [] : this.kept.splice(at, 1);
    if (found) this.keptBytes -= size;
    const buffer = found ?? this.device.createBuffer({ size, usage });
    this.lent.add(buffer);
    return buffer;
  }

  /** Keeps a buffer for later, and lets go of the oldest where that is too much. It must not be mapped. */
  give(buffer: GPUBuffer): void {
    this.lent.delete(buffer);
    this.kept.push(buffer);
    this.keptBytes += buffer.size;
    while (this.keptBytes > this.maxKeptBytes) {
      const oldest = this.kept.shift()!;
      this.keptBytes -= oldest.size;
      oldest.destroy();
    }
  }

  /** For a buffer whose state is not known, after a failure. */
  discard(buffer: GPUBuffer): void {
    if (this.lent.delete(buffer)) buffer.destroy();
  }

  /** Destroys everything, also what is lent: the device is gone. */
  clear(): void {
    for (const buffer of [...this.kept, ...this.lent]) buffer.destroy();
    this.kept = [];
    this.keptBytes = 0;
    this.lent.clear();
  }

  count(): BufferCount {
    return { inUse: this.lent.size, kept: this.kept.length, keptBytes: this.keptBytes };
  }
}

/** Buffers of one run: given back together when it has gone well, discarded when not. */
export class Lease {
  private readonly taken: GPUBuffer[] = [];

  constructor(private readonly pool: BufferPool) {}

  take(byteLength: number, usage: number): GPUBuffer {
    const buffer = this.pool.take(byteLength, usage);
    this.taken.push(buffer);
    return buffer;
  }

  end({ well }: { well: boolean }): void {
    for (const buffer of this.taken) {
      if (well) this.pool.give(buffer);
      else this.pool.discard(buffer);
    }
  }
}
