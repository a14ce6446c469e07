/** A share with the interval around it, from 0 to 1, on a line; what it says stands beside it in words. */
export function ShareBar({ share }: { share: { expected: number; low: number; high: number } }) {
  const { expected, low, high } = share;
  return (
    <span aria-hidden="true" className="share-bar">
      <span className="share-range" style={{ left: `${100 * low}%`, width: `${100 * (high - low)}%` }} />
      <span className="share-mark" style={{ left: `${100 * expected}%` }} />
    </span>
  );
}
