import { checkExplain } from './check';
import type { ExplainKey } from './key';
import type { ExplainShown } from './public';
import type { ExplainTemplate } from './template';

/** An answer that leaves a point out must not pass. */
export function auditExplain(_: ExplainTemplate, __: ExplainShown, key: ExplainKey): string[] {
  const labels = key.rubric.map((point) => point.label);
  return key.rubric.flatMap(({ label, id }) => {
    const met = labels.filter((other) => other !== label);
    const verdict = checkExplain(key, JSON.stringify({ text: key.answer.en.slice(0, 500), met }));
    return verdict.kind === 'correct' ? [`an answer without the point ${id} should not be full`] : [];
  });
}
