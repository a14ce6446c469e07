import type { Bounded } from '@/lib/engine/interpret/bounded';
import { accumulated, gamma, SMALLEST_NORMAL, UNIT } from '@/lib/engine/interpret/float32';
import { type AttentionShape, scaleOf, tileKeys } from './attention-shape';
import { type Approximate, exactly, over, times } from './error-analysis';

/** Above this a score may leave float32's range on its way. */
const LARGEST_SCORE = 1e30;

type Row = { q: Float32Array; k: Float32Array; v: Float32Array; keys: number };

/** Attention in float64 by its definition, and how far the tiled kernel may be from it. */
export function flashBound(
  shape: AttentionShape,
  { q, k, v }: { q: Float32Array; k: Float32Array; v: Float32Array },
): Bounded {
  const { heads, kvHeads, queries, keys, width, valueWidth, causal } = shape;
  const out = new Float64Array(heads * queries * valueWidth);
  const bounds = { value: out, error: new Float64Array(out.length) };
  for (let head = 0; head < heads; head++) {
    const kvHead = Math.floor((head * kvHeads) / heads);
    for (let query = 0; query < queries; query++) {
      const at = head * queries + query;
      const row = attend(shape, {
        q: q.subarray(at * width, (at + 1) * width),
        k: k.subarray(kvHead * keys * width, (kvHead + 1) * keys * width),
        v: v.subarray(kvHead * keys * valueWidth, (kvHead + 1) * keys * valueWidth),
        keys: causal ? Math.min(keys, query + 1) : keys,
      });
      for (const [i, { value, error }] of row.entries()) {
        bounds.value[at * valueWidth + i] = value;
        bounds.error[at * valueWidth + i] = error;
      }
    }
  }
  return bounds;
}

function score(shape: AttentionShape, { q, k }: Row, key: number): Approximate {
  const { width } = shape;
  let [value, magnitude] = [0, 0];
  for (let i = 0; i < width; i++) {
    const product = q[i]! * k[key * width + i]!;
    value += product;
    magnitude += Math.abs(product);
  }
  // Inputs below the normal range may be flushed.
  let flushed = 0;
  for (let i = 0; i < width; i++)
    flushed += SMALLEST_NORMAL * (Math.abs(q[i]!) + Math.abs(k[key * width + i]!) + SMALLEST_NORMAL);
  const scaled = times({ value, error: accumulated(width, magnitude, flushed) }, exactly(scaleOf(shape)));
  // What is meant is 1/√d itself.
  const meant = value / Math.sqrt(width);
  return { value: meant, error: scaled.error + Math.abs(meant - scaled.value) };
}

/**
 * The weight of key j, as the kernel leaves it, is exp(ŝⱼ − m)·Π exp(mᵢ − mᵢ₊₁) over the tiles that follow: the
 * arguments add up to −Dⱼ = ŝⱼ − m_last, all of one sign, so that whatever the running maxima were
 * - rounding the arguments moves the exponent by at most u·Dⱼ,
 * - the exponentials are off by (3 + 2|x|)u each, together at most (3·factors + 2·Dⱼ)u,
 * - each factor is multiplied once more, and
 * - the score itself was off by its own error.
 * A common factor exp(m_last) cancels in the quotient.
 */
function weightError(distance: number, scoreError: number, factors: number): number {
  const exponent = scoreError + UNIT * (3 * distance + 4 * factors) * (1 + 2 ** -10);
  return Math.expm1(exponent);
}

function attend(shape: AttentionShape, row: Row): Approximate[] {
  const { valueWidth } = shape;
  const scores = Array.from({ length: row.keys }, (_, key) => score(shape, row, key));
  const peak = scores.reduce((most, { value }) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const peakError = scores.reduce((most, { error }) => Math.max(most, error), 0);
  const tiles = Math.ceil(row.keys / tileKeys(shape));
  // Tiles after the last one that counts (masked to the end of the block) still multiply once.
  const factors = tiles + 2;
  // Each term is multiplied, added into its tile, and carried through the additions of the others.
  const growth = gamma(row.keys + factors + 1);
  // What is flushed counts against weights that are relative to the running maximum.
  const flushed = factors * SMALLEST_NORMAL * Math.exp(peakError);
  const tooLarge = !(Math.abs(peak) + peakError < LARGEST_SCORE);

  let [total, totalError] = [0, 0];
  const sums = new Float64Array(valueWidth);
  const errors = new Float64Array(valueWidth);
  for (const [key, { value, error }] of scores.entries()) {
    const weight = Math.exp(value - peak);
    const off = weightError(peak - value + peakError + error, error, factors);
    const relative = (1 + off) * (1 + growth) - 1;
    total += weight;
    totalError += weight * relative + flushed;
    for (let i = 0; i < valueWidth; i++) {
      const x = row.v[key * valueWidth + i]!;
      sums[i]! += weight * x;
      errors[i]! += weight * Math.abs(x) * relative + flushed * (1 + Math.abs(x));
    }
  }
  return Array.from(sums, (sum, i) => {
    if (tooLarge) return { value: sum / total, error: Number.POSITIVE_INFINITY };
    return over({ value: sum, error: errors[i]! }, { value: total, error: totalError });
  });
}
