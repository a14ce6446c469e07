import type { Measured } from './page';
import type { Task } from './tasks';

/** An error above this share of the largest value is no rounding. */
const CORRECT = 1e-3;
const OURS = 'gradcheck';

export type TaskFigures = {
  task: string;
  results: (Measured & { correct: boolean })[];
  /** Our median as a share of the best correct peer's; null when no peer is correct. */
  ratio: number | null;
  bestPeer: string | null;
};

/** Sets our time beside the best of those whose result is right. */
export function compare(task: Task, measured: readonly Measured[]): TaskFigures {
  const results = measured.map((each) => ({ ...each, correct: each.error <= CORRECT }));
  const own = results.find(({ library }) => library === OURS)!;
  const peers = results.filter(({ library, correct }) => library !== OURS && correct);
  const best = [...peers].sort((a, b) => a.median - b.median)[0];
  return {
    task: task.id,
    results,
    ratio: best ? own.median / best.median : null,
    bestPeer: best?.library ?? null,
  };
}

const cell = ({ median, error, correct }: TaskFigures['results'][number]) =>
  `${median.toFixed(1)} ms, ${error.toExponential(0)}${correct ? '' : ' WRONG'}`;

const ratioOf = ({ ratio, bestPeer }: TaskFigures) =>
  ratio === null ? 'no peer is right' : `${ratio.toFixed(2)} of ${bestPeer}`;

/** One task in one line, as progress. */
export const line = (figures: TaskFigures): string =>
  [
    figures.task,
    ...figures.results.map((result) => `${result.library} ${cell(result)}`),
    ratioOf(figures),
  ].join(' · ');

const columns = (cells: readonly string[]) =>
  cells.map((text, i) => (i === 0 ? text.padEnd(32) : text.padStart(24))).join('');

/** A table for a person: medians and errors, then what a first use costs. */
export function table(adapter: string, figures: readonly TaskFigures[]): string {
  const names = figures[0]!.results.map(({ library }) => library);
  return [
    `${adapter}: warm medians and the largest error against float64, inputs on the device, result read back`,
    columns(['', ...names, 'ours / best correct']),
    ...figures.map((each) => columns([each.task, ...each.results.map(cell), ratioOf(each)])),
    '',
    columns(['first use', ...names]),
    ...figures.map(({ task, results }) =>
      columns([task, ...results.map(({ first }) => `${first.toFixed(0)} ms`)]),
    ),
  ].join('\n');
}
