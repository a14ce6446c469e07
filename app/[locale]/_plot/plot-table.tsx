/** What a plot shows as a table, for whoever does not see it or wants the digits. The first cell names the row. */
export function PlotTable({ summary, head, rows }: { summary: string; head: string[]; rows: string[][] }) {
  return (
    <details className="plot-table">
      <summary>{summary}</summary>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={head[column + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
