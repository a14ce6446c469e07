import type { ParamSpec } from './item-fields';
import {
  expressionProblems,
  type ItemProblem,
  opProblems,
  slipNameProblems,
  textProblems,
  treeProblems,
} from './item-rules';
import { kindOf } from './kinds/kinds';
import { gridSize } from './params';
import type { Template } from './template';

const maxTensorElements = 1024;

/** Names that mean something else in some text or expression of an item. */
const reservedNames = ['key', 'slip', 'step', 'output'];

function specProblems(spec: ParamSpec, earlier: ReadonlySet<string>, path: PropertyKey[]): ItemProblem[] {
  const problems: ItemProblem[] = [];
  if ('derive' in spec) problems.push(...expressionProblems(spec.derive, earlier, [...path, 'derive']));
  if ('range' in spec && !(gridSize(spec) >= 1 && gridSize(spec) <= 2 ** 32)) {
    problems.push({ path: [...path, 'range'], message: 'must go from low to high in at most 2^32 steps' });
  }
  if ('tensor' in spec && spec.tensor.reduce((count, length) => count * length, 1) > maxTensorElements) {
    problems.push({ path: [...path, 'tensor'], message: `must hold at most ${maxTensorElements} numbers` });
  }
  if ('count' in spec && spec.count !== undefined && spec.count > spec.choice.length) {
    problems.push({
      path: [...path, 'count'],
      message: `there are only ${spec.choice.length} to choose from`,
    });
  }
  if ('op' in spec) {
    problems.push(
      ...opProblems(spec.op, [...path, 'op']),
      ...slipNameProblems(spec.op, spec.slip, [...path, 'slip']),
      ...treeProblems(spec.input, earlier, [...path, 'input']),
      ...treeProblems(spec.path, earlier, [...path, 'path']),
    );
  }
  return problems;
}

function paramProblems(template: Template): ItemProblem[] {
  const earlier = new Set<string>();
  return Object.entries(template.params).flatMap(([name, spec]) => {
    const path = ['params', name];
    const problems = specProblems(spec, earlier, path);
    if (reservedNames.includes(name)) {
      problems.push({ path, message: `"${name}" has a meaning of its own and cannot name a parameter` });
    }
    earlier.add(name);
    return problems;
  });
}

/** What the schema alone cannot see: names that point nowhere, and expressions that cannot be read. */
export function checkItem(template: Template, topics: ReadonlySet<string>): ItemProblem[] {
  const params = new Set(Object.keys(template.params));
  const problems = paramProblems(template);
  if (!topics.has(template.topic))
    problems.push({ path: ['topic'], message: `the pack has no topic "${template.topic}"` });
  return [
    ...problems,
    ...template.constraints.flatMap((source, index) =>
      expressionProblems(source, params, ['constraints', index]),
    ),
    ...textProblems(template.title, new Set(), ['title']),
    ...textProblems(template.prompt, params, ['prompt']),
    ...template.hints.flatMap((hint, index) => textProblems(hint.text, params, ['hints', index, 'text'])),
    ...kindOf(template.kind).rules(template, params),
    ...(template.kind === 'numeric' ? [] : explanationProblems(template.solution, params)),
  ];
}

function explanationProblems(
  solution: Exclude<Template, { kind: 'numeric' }>['solution'],
  params: ReadonlySet<string>,
): ItemProblem[] {
  return solution.flatMap(({ title, text }, index) => [
    ...textProblems(title, params, ['solution', index, 'title']),
    ...textProblems(text, params, ['solution', index, 'text']),
  ]);
}
