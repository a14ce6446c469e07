import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BufferPool, pooledSize } from './buffer-pool';

const STORAGE = 0x80;

/** A device as far as a pool needs one: buffers with a size and a usage that know whether they are destroyed. */
function device() {
  const alive = new Set<object>();
  const createBuffer = ({ size, usage }: { size: number; usage: number }) => {
    const buffer = { size, usage, destroy: () => alive.delete(buffer) };
    alive.add(buffer);
    return buffer;
  };
  return { alive, device: { createBuffer } as unknown as GPUDevice };
}

describe('the pool of buffers', () => {
  it('hands a buffer out again to whoever needs that size and use', () => {
    const { alive, device: own } = device();
    const pool = new BufferPool(own);
    const first = pool.take(1000, STORAGE);
    pool.give(first);
    expect(pool.take(900, STORAGE)).toBe(first);
    expect(pool.take(900, STORAGE)).not.toBe(first);
    expect(pool.take(3000, STORAGE)).not.toBe(first);
    expect(alive.size).toBe(3);
  });

  it('destroys what is discarded, and everything when it is cleared', () => {
    const { alive, device: own } = device();
    const pool = new BufferPool(own);
    const [a, b] = [pool.take(16, STORAGE), pool.take(16, STORAGE)];
    pool.discard(a);
    pool.give(b);
    pool.take(4096, STORAGE);
    expect(alive.size).toBe(2);
    pool.clear();
    expect(alive.size).toBe(0);
    expect(pool.count()).toEqual({ inUse: 0, kept: 0, keptBytes: 0 });
  });

  it('never keeps more than its cap, and forgets no buffer', () => {
    const size = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(size, fc.boolean())), (uses) => {
        const { alive, device: own } = device();
        const pool = new BufferPool(own, 8192);
        for (const [bytes, keep] of uses) {
          const buffer = pool.take(bytes, STORAGE);
          expect(buffer.size).toBeGreaterThanOrEqual(bytes);
          if (keep) pool.give(buffer);
        }
        const { inUse, kept, keptBytes } = pool.count();
        expect(keptBytes).toBeLessThanOrEqual(8192);
        expect(inUse).toBe(uses.filter(([, keep]) => !keep).length);
        expect(alive.size).toBe(inUse + kept);
      }),
    );
  });

  it('has few sizes, none of them much too large', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 27 }), (bytes) => {
        const size = pooledSize(bytes);
        expect(size).toBeGreaterThanOrEqual(bytes);
        expect(size).toBeLessThanOrEqual(Math.max(256, Math.min(2 * bytes, bytes + 2 ** 20)));
        expect(size % 4).toBe(0);
      }),
    );
  });
});
