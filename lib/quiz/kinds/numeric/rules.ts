import {
  expressionProblems,
  type ItemProblem,
  opProblems,
  repeatedIds,
  slipNameProblems,
  textProblems,
  treeProblems,
} from '../../item-rules';
import type { NumericTemplate, SlipSpec } from './template';

type Names = ReadonlySet<string>;

function slipProblems({ engine, slips }: NumericTemplate, params: Names, index: number): ItemProblem[] {
  const path = ['slips', index];
  const { from, mayCoincideWith, feedback } = slips[index] as SlipSpec;
  const strangers = mayCoincideWith
    .filter((other) => !slips.some((slip) => slip.id === other))
    .map((other) => ({
      path: [...path, 'mayCoincideWith'],
      message: `this item has no slip "${other}"`,
    }));
  const problems = [
    ...textProblems(feedback, new Set([...params, 'key', 'slip']), [...path, 'feedback']),
    ...strangers,
  ];
  if ('expression' in from) {
    const names = new Set([...params, 'key']);
    return [...problems, ...expressionProblems(from.expression, names, [...path, 'from', 'expression'])];
  }
  if (from.slip === undefined && from.input === undefined && from.path === undefined) {
    const message = 'must give at least one of slip, input, path, expression';
    problems.push({ path: [...path, 'from'], message });
  }
  return [
    ...problems,
    ...slipNameProblems(engine.op, from.slip, [...path, 'from', 'slip']),
    ...treeProblems(from.input, params, [...path, 'from', 'input']),
    ...treeProblems(from.path, params, [...path, 'from', 'path']),
  ];
}

export function numericRules(template: NumericTemplate, params: Names): ItemProblem[] {
  const { engine, answer, slips, solution } = template;
  const problems = opProblems(engine.op, ['engine', 'op']);
  if (answer.unitRequired && answer.unit === undefined) {
    const message = 'a unit cannot be required where none is named';
    problems.push({ path: ['answer', 'unitRequired'], message });
  }
  const inSolution = new Set([...params, 'key', 'step', 'output']);
  return [
    ...problems,
    ...treeProblems(engine.input, params, ['engine', 'input']),
    ...treeProblems(answer.path, params, ['answer', 'path']),
    ...repeatedIds(slips, ['slips']),
    ...slips.flatMap((_, index) => slipProblems(template, params, index)),
    ...solution.flatMap((block, index) => [
      ...textProblems(block.title, inSolution, ['solution', index, 'title']),
      ...(block.text === undefined ? [] : textProblems(block.text, inSolution, ['solution', index, 'text'])),
    ]),
  ];
}
