import { digitAt } from '../../shuffle';
import { makeWriter } from '../../writer';
import type { DrawnKind, DrawTools } from '../kind';
import type { ExplainTemplate } from './template';

/** Fills in the slots of the rubric and the model answer. */
export function drawExplain(template: ExplainTemplate, { params }: DrawTools): DrawnKind<'explain'> {
  const { write, failure } = makeWriter(params);
  const rubric = template.rubric.map(({ id, text, weight }, index) => ({
    label: digitAt(index),
    id,
    text: write(text, `rubric point ${id}`),
    weight,
  }));
  const answer = write(template.answer, 'answer');
  const reason = failure();
  if (reason !== null) return { ok: false, reason };
  return { ok: true, shown: { kind: 'explain' }, key: { kind: 'explain', rubric, answer } };
}
