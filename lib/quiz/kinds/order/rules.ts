import { type ItemProblem, repeatedIds, textProblems } from '../../item-rules';
import type { OrderTemplate } from './template';

export function orderRules({ steps }: OrderTemplate, params: ReadonlySet<string>): ItemProblem[] {
  const groups = steps.filter((step, index) => index === 0 || !step.withPrevious).length;
  const problems: ItemProblem[] = [];
  if (steps[0]!.withPrevious)
    problems.push({ path: ['steps', 0, 'withPrevious'], message: 'the first step has none before it' });
  if (groups < 2) problems.push({ path: ['steps'], message: 'at least two steps must have an order' });
  return [
    ...problems,
    ...repeatedIds(steps, ['steps']),
    ...steps.flatMap((step, index) => textProblems(step.text, params, ['steps', index, 'text'])),
  ];
}
