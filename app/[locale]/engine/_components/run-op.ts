import katex from 'katex';
import { evaluate } from '@/lib/engine/evaluate';
import { alignedSteps, traceOp } from '@/lib/engine/trace';

/** What running an op gave: its answer as JSON and its worked steps as HTML, or why it was refused. */
export type Run =
  | { ok: true; output: string; steps: string[] }
  | { ok: false; path: string; message: string };

/** Runs an op here in the browser, in float64. */
export function runOp(op: string, input: unknown): Run {
  const result = evaluate(op, input);
  if (!result.ok) return { ok: false, ...result.error };
  const trace = traceOp(op, input);
  const steps = trace.ok ? trace.value.map((step) => renderTex(alignedSteps(step))) : [];
  const lines = Object.entries(result.value.output).map(
    ([field, value]) => `${field} = ${JSON.stringify(value)}`,
  );
  return { ok: true, output: lines.join('\n').replaceAll('"', ''), steps };
}

/** KaTeX's own HTML: with trust off, nothing in a formula can become script or style of its own. */
const renderTex = (tex: string) =>
  katex.renderToString(tex, { displayMode: true, throwOnError: false, trust: false, strict: 'ignore' });
