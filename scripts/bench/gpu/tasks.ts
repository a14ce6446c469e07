import type { AttentionShape } from '@/lib/gpu/kernels/attention-shape';
import type { MatmulShape } from '@/lib/gpu/kernels/matmul';
import type { RowShape } from '@/lib/gpu/kernels/rows';

/** One computation that every library is given, by the shape of its inputs. */
export type Task =
  | { id: string; kind: 'matmul'; shape: MatmulShape }
  | { id: string; kind: 'softmax' | 'layerNorm'; shape: RowShape; mean: number }
  | { id: string; kind: 'attention'; shape: AttentionShape };

export const LAYER_NORM_EPS = 1e-5;

const matmul = (m: number, k: number, n: number): Task => ({
  id: `matmul ${m}×${k}×${n}`,
  kind: 'matmul',
  shape: { m, k, n },
});

const rows = (kind: 'softmax' | 'layerNorm', count: number, width: number, mean = 0): Task => ({
  id: `${kind} ${count}×${width}${mean === 0 ? '' : `, mean ${mean}`}`,
  kind,
  shape: { rows: count, width },
  mean,
});

const attention = (heads: number, length: number, width: number, causal: boolean): Task => ({
  id: `attention ${heads}×${length}×${width}${causal ? ', causal' : ''}`,
  kind: 'attention',
  shape: { heads, kvHeads: heads, queries: length, keys: length, width, valueWidth: width, causal },
});

export const tasks: readonly Task[] = [
  matmul(256, 256, 256),
  matmul(512, 512, 512),
  matmul(1024, 1024, 1024),
  matmul(127, 333, 251),
  rows('softmax', 256, 1024),
  rows('softmax', 4096, 1024),
  rows('softmax', 256, 1024, 100),
  rows('layerNorm', 256, 1024),
  rows('layerNorm', 4096, 1024),
  rows('layerNorm', 256, 1024, 100),
  rows('layerNorm', 4096, 1024, 100),
  attention(4, 256, 64, false),
  attention(4, 256, 64, true),
  attention(1, 2048, 64, false),
  attention(1, 2048, 64, true),
];
