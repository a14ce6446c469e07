import type { Text } from '@/lib/engine/text';
import { callEngine, type Found, type Values } from './call';
import { writeNumber } from './number';
import type { Demonstration, NumberFormat } from './schema';

/** A demonstration with its numbers: Markdown cells under Markdown headings. */
export type Shown = { caption: Text; columns: Text[]; rows: { label: Text; cells: string[] }[] };

function matrix(rows: Values[][], format: NumberFormat): string {
  const body = rows.map((row) => row.map((entry) => latex(entry, format)).join(' & ')).join(' \\\\ ');
  return `\\begin{pmatrix} ${body} \\end{pmatrix}`;
}

function latex(values: Values, format: NumberFormat): string {
  if (typeof values === 'number') return writeNumber(values, format, 'math');
  const isMatrix = values.every(
    (row): row is Values[] => Array.isArray(row) && row.every((entry) => typeof entry === 'number'),
  );
  if (isMatrix) return matrix(values as Values[][], format);
  return `(${values.map((entry) => latex(entry, format)).join(',\\ ')})`;
}

/** A number as Markdown text; a vector or matrix as a formula. */
export function writeCell(values: Values, format: NumberFormat): string {
  return typeof values === 'number' ? writeNumber(values, format, 'text') : `$${latex(values, format)}$`;
}

/** Runs a demonstration, or tells which of its calls failed and why. */
export function demonstrate({ caption, op, input, runs, show }: Demonstration): Found<Shown> {
  const rows: Shown['rows'] = [];
  for (const run of runs) {
    const called = callEngine({ op: run.op ?? op!, input: { ...input, ...run.input }, slip: run.slip });
    if (!called.ok) return called;
    const cells: string[] = [];
    for (const { path, label: _, ...format } of show) {
      const read = called.value(path);
      if (!read.ok) return read;
      cells.push(writeCell(read.value, format));
    }
    rows.push({ label: run.label, cells });
  }
  return { ok: true, value: { caption, columns: show.map(({ label }) => label), rows } };
}
