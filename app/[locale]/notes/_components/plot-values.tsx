import { HtmlLine } from '@/app/_components/html';
import { writeNumber } from '@/lib/notes/number';
import type { PlotView } from '@/lib/server/notes-view';

const shown = 7;

/** Evenly spread indices of a list, its first and its last among them. */
function spread(length: number): number[] {
  const count = Math.min(shown, length);
  return Array.from({ length: count }, (_, index) =>
    Math.round((index * (length - 1)) / Math.max(count - 1, 1)),
  );
}

/** Some of a plot's points as a table, for whoever does not see the drawing or wants the digits. */
export function PlotValues({ plot, summary }: { plot: PlotView; summary: string }) {
  const xs = plot.lines[0]!.points.map((point) => point.x);
  return (
    <details className="plot-values">
      <summary>{summary}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <HtmlLine html={plot.x.labelHtml} />
            </th>
            {plot.lines.map(({ labelHtml }) => (
              <th key={labelHtml} scope="col">
                <HtmlLine html={labelHtml} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spread(xs.length).map((at) => (
            <tr key={at}>
              <th scope="row">{writeNumber(xs[at]!, {}, 'text')}</th>
              {plot.lines.map(({ labelHtml, points }) => (
                <td key={labelHtml}>{writeNumber(points[at]?.y ?? Number.NaN, {}, 'text')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
