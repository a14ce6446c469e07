import type { Reveal } from '@/lib/server/answer-view';

export type Evidence = {
  kind: 'exact' | 'agrees' | 'tie' | 'disagrees' | 'notChecked';
  reason?: 'noWebGpu' | 'noAdapter' | 'deviceLost' | 'unsupported' | 'failed';
  maxDelta?: number;
  bound?: number;
  elements?: number;
  adapter?: string;
  milliseconds?: number;
  gpuValue?: number;
  referenceValue?: number;
};

/** Until the GPU room stands, no computation is checked on a GPU, and the page says so. */
export async function verify(_engine: Reveal['engine']): Promise<Evidence> {
  return { kind: 'notChecked', reason: 'gpu' in navigator ? 'unsupported' : 'noWebGpu' };
}
