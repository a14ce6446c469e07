import { useTranslations } from 'next-intl';
import { HtmlLine } from '@/app/_components/html';
import type { TableView } from '@/lib/server/notes-view';

/** What the engine answers, run by run. */
export function DataTable({ table }: { table: TableView }) {
  const t = useTranslations('notes');
  return (
    <figure className="demonstration">
      <figcaption>
        <HtmlLine html={table.captionHtml} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page scrolls by keyboard too */}
      <div className="demonstration-scroll" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <td />
              {table.columnsHtml.map((html) => (
                <th key={html} scope="col">
                  <HtmlLine html={html} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ labelHtml, cellsHtml }) => (
              <tr key={labelHtml}>
                <th scope="row">
                  <HtmlLine html={labelHtml} />
                </th>
                {cellsHtml.map((html, index) => (
                  <td key={table.columnsHtml[index]}>
                    <HtmlLine html={html} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ComputedBy label={t('engine')} ops={table.ops} />
    </figure>
  );
}

export function ComputedBy({ label, ops }: { label: string; ops: string[] }) {
  return (
    <p className="computed-by">
      {label}{' '}
      {ops.map((op) => (
        <code key={op} translate="no">
          {op}
        </code>
      ))}
    </p>
  );
}
