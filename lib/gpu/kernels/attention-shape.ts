export type AttentionShape = {
  heads: number;
  /** Heads of k and v, which divide `heads`: query head h uses ⌊h·kvHeads/heads⌋. */
  kvHeads: number;
  queries: number;
  keys: number;
  /** Width of q and k. */
  width: number;
  /** Width of v. */
  valueWidth: number;
  /** Query i sees the keys 0 … i. */
  causal: boolean;
  /** Larger tiles, for adapters in software. */
  wide?: boolean;
};

/** Keys that are scored at a time (docs/gpu-notes.md). */
export const tileKeys = ({ wide }: AttentionShape) => (wide ? 16 : 8);

/** 1/√d as the kernel's text has it. */
export const scaleOf = ({ width }: AttentionShape) => Math.fround(1 / Math.sqrt(width));
