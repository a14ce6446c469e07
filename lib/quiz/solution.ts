import { evaluate } from '@/lib/engine/evaluate';
import { alignedSteps, type TraceStep, traceOp } from '@/lib/engine/trace';
import { interpolateText } from './interpolate';
import type { JsonObject } from './json';
import type { NumericKey } from './kinds/numeric/key';
import type { NumericTemplate, SolutionBlock } from './kinds/numeric/template';
import type { Template } from './template';
import { type Text, textOf } from './text';
import type { AnswerKey, Variant } from './variant';

export type WorkedSolution = { steps: { title: Text; body: Text }[] };

/** One traced step in display mathematics. */
const quote = (step: TraceStep) => `$$\n${alignedSteps(step)}\n$$`;

function quotedSteps(block: SolutionBlock, trace: readonly TraceStep[]): string[] {
  return block.trace.flatMap((name) => {
    const found = trace.filter((step) => step.name === name);
    if (found.length > 0) return found.map(quote);
    const known = [...new Set(trace.map((step) => step.name))].join(', ');
    throw new Error(`the trace has no step "${name}" on the way to the answer; it has ${known}`);
  });
}

function writeBlock(block: SolutionBlock, names: JsonObject, trace: readonly TraceStep[]) {
  const title = interpolateText(block.title, names);
  if (!title.ok) throw new Error(title.reason);
  const text = block.text === undefined ? null : interpolateText(block.text, names);
  if (text !== null && !text.ok) throw new Error(text.reason);
  const quoted = quotedSteps(block, trace);
  const body = textOf((locale) => [...(text === null ? [] : [text.text[locale]]), ...quoted].join('\n\n'));
  return { title: title.text, body };
}

function computedSolution(template: NumericTemplate, variant: Variant, key: NumericKey): WorkedSolution {
  const { op, input, path } = key.engine;
  const evaluated = evaluate(op, input);
  if (!evaluated.ok) throw new Error(evaluated.error.message);
  const trace = traceOp(op, input, path);
  if (!trace.ok) throw new Error(trace.error.message);
  const { output, steps } = evaluated.value;
  const names: JsonObject = { ...variant.params, key: key.value, step: steps, output: output as JsonObject };
  return { steps: template.solution.map((block) => writeBlock(block, names, trace.value)) };
}

/**
 * The worked solution of a variant: the item's own words, with every number taken from the computation itself. In its
 * texts the parameters can be used, and where a number is asked for `key` and the engine's `step` and `output` values.
 *
 * Throws where the item asks for what the computation does not have: the publish gate finds that first.
 */
export function workedSolution(template: Template, variant: Variant, key: AnswerKey): WorkedSolution {
  if (template.kind === 'numeric' && key.kind === 'numeric') return computedSolution(template, variant, key);
  const blocks = template.solution.map(({ title, text }) => ({ title, text, trace: [] }));
  return { steps: blocks.map((block) => writeBlock(block, variant.params, [])) };
}
