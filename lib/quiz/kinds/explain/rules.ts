import { type ItemProblem, repeatedIds, textProblems } from '../../item-rules';
import type { ExplainTemplate } from './template';

export function explainRules(template: ExplainTemplate, params: ReadonlySet<string>): ItemProblem[] {
  return [
    ...repeatedIds(template.rubric, ['rubric']),
    ...template.rubric.flatMap((point, index) => textProblems(point.text, params, ['rubric', index, 'text'])),
    ...textProblems(template.answer, params, ['answer']),
  ];
}
