import type { AnsweringFigures } from './answering';
import type { LoadedPage } from './loading';

export type WebFigures = { pages: LoadedPage[]; answering: AnsweringFigures };

const goals = { scriptBytes: 170_000, lcp: 1000, cls: 0, verdict95: 100 };
/** A shift smaller than this is a rounding of positions. */
const NO_SHIFT = 0.0005;
/** The largest scripts are named. */
const NAMED = 6;

const total = ({ scripts }: LoadedPage) => scripts.reduce((sum, { bytes }) => sum + bytes, 0);
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
const isMet = (met: boolean) => (met ? '' : '  MISSED');

/** The value below which so large a share of them lies. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function pageLine(page: LoadedPage): string {
  const { name, document, firstByte, lcp, cls, allShifts, slowestInput } = page;
  const met = total(page) <= goals.scriptBytes && lcp <= goals.lcp && cls <= goals.cls + NO_SHIFT;
  const columns = [
    name.padEnd(10),
    kilobytes(total(page)).padStart(9),
    kilobytes(document).padStart(9),
    `${firstByte.toFixed(0)} ms`.padStart(10),
    `${lcp.toFixed(0)} ms`.padStart(9),
    cls.toFixed(4).padStart(8),
    allShifts.toFixed(4).padStart(10),
    (slowestInput === 0 ? '' : `${slowestInput.toFixed(0)} ms`).padStart(11),
  ];
  return `  ${columns.join('  ')}${isMet(met)}`;
}

function largest(pages: readonly LoadedPage[]): string[] {
  const known = new Map<string, { bytes: number; on: string[] }>();
  for (const { name, scripts } of pages) {
    for (const { name: script, bytes } of scripts) {
      const entry = known.get(script) ?? { bytes, on: [] };
      known.set(script, { bytes, on: [...new Set([...entry.on, name])] });
    }
  }
  return [...known]
    .sort(([, a], [, b]) => b.bytes - a.bytes)
    .slice(0, NAMED)
    .map(([script, { bytes, on }]) => {
      const where = on.length === pages.length ? 'every page' : on.join(', ');
      return `  ${kilobytes(bytes).padStart(9)}  ${script.split('/').at(-1)}  ${where}`;
    });
}

/** A table for a person; what misses its goal says so. */
export function report({ pages, answering }: WebFigures): string {
  const { answers, verdict, next } = answering;
  const verdict95 = quantile(verdict, 0.95);
  const milliseconds = (values: readonly number[]) =>
    `p50 ${quantile(values, 0.5).toFixed(0)} ms, p95 ${quantile(values, 0.95).toFixed(0)} ms`;
  return [
    `Empty cache, processor slowed down 4 times. Goals: scripts before the GPU worker at most ${kilobytes(goals.scriptBytes)},`,
    `largest paint at most ${goals.lcp} ms, no layout shift (a key or click may move what it asks for: "all shifts").`,
    '  page         scripts   document  first byte      paint     shift  all shifts  slowest key',
    ...pages.map(pageLine),
    ...pages.flatMap(({ name, shifted }) => shifted.map((what) => `  shifted on ${name}: ${what}`)),
    'The largest scripts, as sent:',
    ...largest(pages),
    `${answers} answers at full speed, from Enter to the frame that shows it:`,
    `  verdict        ${milliseconds(verdict)} (goal: p95 at most ${goals.verdict95} ms)${isMet(verdict95 <= goals.verdict95)}`,
    `  next question  ${milliseconds(next)}`,
  ].join('\n');
}
