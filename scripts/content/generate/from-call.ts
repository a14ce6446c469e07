import { findOp } from '@/lib/engine/registry';
import { traceOp } from '@/lib/engine/trace';
import { readCall } from '@/lib/quiz/engine-call';
import type { Json, JsonObject } from '@/lib/quiz/json';
import type { Text } from '@/lib/quiz/text';
import { commonFields, type Draft, type DraftItem } from './draft';
import type { Passage, TiedCall } from './passage';
import { slugOf } from './slug';

/** Two numbers nearer than this share of the key are no good as right and wrong. */
const tellApart = 0.03;
const mostSlips = 6;
const paramName = /^[a-z][A-Za-z0-9]*$/;
const reserved = ['key', 'slip', 'step', 'output'];

/** Whether a field of the input can be shown, and drawn once the author gives a range. */
function isShown([name, value]: [string, Json]): boolean {
  const numeric = (part: Json): boolean =>
    typeof part === 'number' || (Array.isArray(part) && part.length > 0 && part.every(numeric));
  return paramName.test(name) && !reserved.includes(name) && numeric(value);
}

/** The op's own mistakes that lead to another number here, each with what the op says of it. */
function slipsOf({ op: opId, input, path }: TiedCall, key: number): Record<string, unknown>[] {
  const kept: { value: number; slip: Record<string, unknown> }[] = [];
  for (const [id, { explain }] of Object.entries(findOp(opId)!.slips)) {
    const read = readCall({ op: opId, input: input as JsonObject, path }, id);
    if (!read.ok || !Number.isFinite(read.value)) continue;
    const near = (other: number) => Math.abs(read.value - other) <= tellApart * Math.max(Math.abs(key), 1e-9);
    if (near(key) || kept.some((each) => near(each.value))) continue;
    kept.push({ value: read.value, slip: { id, from: { slip: id }, feedback: explain } });
  }
  return kept.slice(0, mostSlips).map(({ slip }) => slip);
}

function promptOf(
  title: Text,
  shown: [string, Json][],
  path: TiedCall['path'],
  formula: string | null,
): Text {
  const given = shown.map(([name]) => `\`${name}\` = {{ ${name} }}`);
  const asked = `\`${path.join('.')}\``;
  const display = formula === null ? '' : `\n\n$$\n${formula}\n$$`;
  return {
    en: `${title.en}: with ${given.join(', ')}, what is ${asked}? Three significant digits.${display}`,
    zh: `${title.zh}：已知 ${given.join('，')}，${asked} 是多少？保留三位有效数字。${display}`,
  };
}

/** formula tied to an op → numeric draft. Its numbers are those of the text: its author gives ranges. */
export function fromCall(call: TiedCall, passage: Passage, formula: string | null): Draft {
  const op = findOp(call.op);
  if (op === undefined) return { skipped: `there is no op "${call.op}"` };
  const input = call.input as JsonObject;
  const key = readCall({ op: op.id, input, path: call.path });
  if (!key.ok) return { skipped: key.reason };
  if (!Number.isFinite(key.value) || key.value === 0) return { skipped: `its value is ${key.value}` };
  const trace = traceOp(op.id, input, call.path);
  if (!trace.ok) return { skipped: `no worked solution: ${trace.error.message}` };
  const shown = Object.entries(input).filter(isShown);
  const names = new Set(shown.map(([name]) => name));
  const item: DraftItem = {
    id: `${passage.key}-value-${slugOf([op.id, ...call.path].join('-'))}`,
    kind: 'numeric',
    ...commonFields(passage),
    params: Object.fromEntries(shown.map(([name, value]) => [name, { value }])),
    prompt: promptOf(op.title, shown, call.path, formula),
    engine: {
      op: op.id,
      input: Object.fromEntries(
        Object.entries(input).map(([name, value]) => [name, names.has(name) ? `=${name}` : value]),
      ),
    },
    answer: { path: call.path, comparator: { kind: 'significant', digits: 3 } },
    slips: slipsOf(call, key.value),
    solution: [
      {
        title: { en: 'Step by step', zh: '逐步计算' },
        trace: [...new Set(trace.value.map((step) => step.name))].slice(-12),
      },
    ],
  };
  return { item };
}
