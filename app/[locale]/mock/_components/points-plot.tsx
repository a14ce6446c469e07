/** The drawing's own units; it is stretched to the width there is. */
const width = 600;
const height = 120;

type Props = {
  /** From 0 to 1, the earliest first; two at least. */
  shares: number[];
  label: string;
};

/** The points of one mock after the other, between nothing and all. */
export function PointsPlot({ shares, label }: Props) {
  const points = shares.map((share, index) => ({
    x: (index / (shares.length - 1)) * 100,
    y: (1 - share) * 100,
  }));
  const line = points.map(({ x, y }) => `${(x / 100) * width},${(y / 100) * height}`).join(' ');
  return (
    <div className="relative mt-5 mr-2 mb-2 ml-11 h-30">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
        className="absolute inset-0 size-full overflow-visible"
      >
        {[0, 0.5, 1].map((share) => (
          <line
            key={share}
            x1="0"
            x2={width}
            y1={(1 - share) * height}
            y2={(1 - share) * height}
            stroke="var(--color-rule)"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        <polyline
          points={line}
          fill="none"
          stroke="var(--color-accent)"
          strokeWidth="2"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <div aria-hidden="true">
        {points.map(({ x, y }, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in time
            key={index}
            className="absolute size-2.5 -translate-1/2 rounded-full border-2 border-paper bg-accent"
            style={{ left: `${x}%`, top: `${y}%` }}
          />
        ))}
        {[0, 50, 100].map((percent) => (
          <span
            key={percent}
            className="figures absolute right-full mr-2.5 -translate-y-1/2 text-xs text-faint"
            style={{ top: `${100 - percent}%` }}
          >
            {percent}%
          </span>
        ))}
      </div>
    </div>
  );
}
