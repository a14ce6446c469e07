import { report } from '../lib/problem';
import type { Stage, Tally } from './stages';

/**
 * Runs the stages in order, each under a heading, and goes on after a failure, so that one run shows all that is wrong.
 * Prints a table of them and, as the very last line, the sum.
 */
export async function runStages(stages: Stage[], beforeTheEnd: () => void = () => undefined): Promise<void> {
  const rows: { title: string; seconds: number; tally: Tally }[] = [];
  for (const [index, stage] of stages.entries()) {
    console.log(`\n━━ ${index + 1}/${stages.length} ${stage.title}`);
    const start = performance.now();
    const blocker = rows.find((row) => row.title === stage.needs && row.tally.failed > 0);
    const tally = blocker ? blocked(blocker.title) : await attempt(stage);
    const seconds = (performance.now() - start) / 1000;
    rows.push({ title: stage.title, seconds, tally });
    console.log(`━━ ${stage.title}: ${inWords(tally)} in ${seconds.toFixed(1)} s`);
  }
  console.log('');
  for (const { title, seconds, tally } of rows) {
    console.log(
      `${tally.failed === 0 ? '✓' : '✗'} ${title.padEnd(42)} ${inWords(tally).padEnd(26)} ${seconds.toFixed(1)} s`,
    );
  }
  beforeTheEnd();
  const passed = rows.reduce((sum, row) => sum + row.tally.passed, 0);
  const failed = rows.reduce((sum, row) => sum + row.tally.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function attempt(stage: Stage): Promise<Tally> {
  try {
    return await stage.run();
  } catch (error) {
    report(error);
    return { passed: 0, failed: 1 };
  }
}

function blocked(title: string): Tally {
  console.error(`Not run, since “${title}” failed.`);
  return { passed: 0, failed: 1 };
}

function inWords({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}
