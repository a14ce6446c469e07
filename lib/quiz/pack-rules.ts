import { findOp } from '@/lib/engine/registry';
import { functions } from './expression/functions';
import { expressionSign } from './expression/source';
import { callsIn, namesIn, parseExpression } from './expression/syntax';
import { formatNames, slotsOf } from './interpolate';
import { gridSize } from './params';
import type { Template } from './template';
import { locales, type Text } from './text';

/** A problem inside one item; the path starts at the item. */
export type ItemProblem = { path: PropertyKey[]; message: string };

const maxTensorElements = 1024;

function expressionProblems(source: string, names: ReadonlySet<string>, path: PropertyKey[]): ItemProblem[] {
  const parsed = parseExpression(source);
  if (!parsed.ok) return [{ path, message: `"${source}": ${parsed.problem.message}` }];
  const unknownNames = namesIn(parsed.expression).filter((name) => !names.has(name));
  const unknownCalls = callsIn(parsed.expression).filter((name) => !Object.hasOwn(functions, name));
  return [
    ...[...new Set(unknownNames)].map((name) => ({
      path,
      message: `"${source}": there is no "${name}" here`,
    })),
    ...[...new Set(unknownCalls)].map((name) => ({
      path,
      message: `"${source}": there is no function "${name}"`,
    })),
  ];
}

/** Problems of the expressions (texts that begin with `=`) anywhere in a tree. */
function treeProblems(tree: unknown, names: ReadonlySet<string>, path: PropertyKey[]): ItemProblem[] {
  if (typeof tree === 'string') {
    return tree.startsWith(expressionSign) ? expressionProblems(tree.slice(1), names, path) : [];
  }
  if (Array.isArray(tree)) return tree.flatMap((part, index) => treeProblems(part, names, [...path, index]));
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([field, part]) => treeProblems(part, names, [...path, field]));
}

function textProblems(text: Text, names: ReadonlySet<string>, path: PropertyKey[]): ItemProblem[] {
  const unclosed = locales.filter((locale) =>
    slotsOf(text[locale])
      .reduce((rest, slot) => rest.replace(slot.source, ''), text[locale])
      .includes('{{'),
  );
  const problems = unclosed.map((locale) => ({
    path: [...path, locale],
    message: 'a slot is opened with {{ and not closed',
  }));
  const inSlots = locales.flatMap((locale) =>
    slotsOf(text[locale]).flatMap((slot) => {
      const at = [...path, locale];
      const known = formatNames.some((name) => name === slot.format);
      const format = known
        ? []
        : [{ path: at, message: `${slot.source}: there is no format "${slot.format}"` }];
      return [...format, ...expressionProblems(slot.expression, names, at)];
    }),
  );
  return [...problems, ...inSlots];
}

function paramProblems(template: Template): ItemProblem[] {
  const earlier = new Set<string>();
  return Object.entries(template.params).flatMap(([name, spec]) => {
    const path = ['params', name];
    const problems: ItemProblem[] = [];
    if ('derive' in spec) problems.push(...expressionProblems(spec.derive, earlier, [...path, 'derive']));
    if ('range' in spec && !(gridSize(spec) >= 1 && gridSize(spec) <= 2 ** 32)) {
      problems.push({ path: [...path, 'range'], message: 'must go from low to high in at most 2^32 steps' });
    }
    if ('tensor' in spec && spec.tensor.reduce((count, length) => count * length, 1) > maxTensorElements) {
      problems.push({ path: [...path, 'tensor'], message: `must hold at most ${maxTensorElements} numbers` });
    }
    if (['key', 'slip', 'step', 'output'].includes(name)) {
      problems.push({ path, message: `"${name}" has a meaning of its own and cannot name a parameter` });
    }
    earlier.add(name);
    return problems;
  });
}

function slipProblems(template: Template, params: ReadonlySet<string>): ItemProblem[] {
  const op = findOp(template.engine.op);
  const ids = template.slips.map((slip) => slip.id);
  return template.slips.flatMap((slip, index) => {
    const path = ['slips', index];
    const { from } = slip;
    const problems = textProblems(slip.feedback, new Set([...params, 'key', 'slip']), [...path, 'feedback']);
    if (ids.indexOf(slip.id) !== index)
      problems.push({ path: [...path, 'id'], message: `"${slip.id}" stands twice` });
    for (const other of slip.mayCoincideWith) {
      if (!ids.includes(other)) {
        problems.push({ path: [...path, 'mayCoincideWith'], message: `this item has no slip "${other}"` });
      }
    }
    if ('expression' in from) {
      const names = new Set([...params, 'key']);
      return [...problems, ...expressionProblems(from.expression, names, [...path, 'from', 'expression'])];
    }
    if (from.slip === undefined && from.input === undefined && from.path === undefined) {
      problems.push({
        path: [...path, 'from'],
        message: 'must give at least one of slip, input, path, expression',
      });
    }
    if (op !== undefined && from.slip !== undefined && !Object.hasOwn(op.slips, from.slip)) {
      const known = Object.keys(op.slips).join(', ');
      problems.push({
        path: [...path, 'from', 'slip'],
        message: `${op.id} has no slip "${from.slip}"; it has ${known}`,
      });
    }
    return [
      ...problems,
      ...treeProblems(from.input, params, [...path, 'from', 'input']),
      ...treeProblems(from.path, params, [...path, 'from', 'path']),
    ];
  });
}

/** What the schema alone cannot see: names that point nowhere, and expressions that cannot be read. */
export function checkItem(template: Template, topics: ReadonlySet<string>): ItemProblem[] {
  const params = new Set(Object.keys(template.params));
  const { engine, answer } = template;
  const problems = paramProblems(template);
  if (!topics.has(template.topic))
    problems.push({ path: ['topic'], message: `the pack has no topic "${template.topic}"` });
  if (findOp(engine.op) === undefined)
    problems.push({ path: ['engine', 'op'], message: `there is no op "${engine.op}"` });
  if (answer.unitRequired && answer.unit === undefined) {
    problems.push({
      path: ['answer', 'unitRequired'],
      message: 'a unit cannot be required where none is named',
    });
  }
  const inSolution = new Set([...params, 'key', 'step', 'output']);
  return [
    ...problems,
    ...template.constraints.flatMap((source, index) =>
      expressionProblems(source, params, ['constraints', index]),
    ),
    ...treeProblems(engine.input, params, ['engine', 'input']),
    ...treeProblems(answer.path, params, ['answer', 'path']),
    ...textProblems(template.title, new Set(), ['title']),
    ...textProblems(template.prompt, params, ['prompt']),
    ...slipProblems(template, params),
    ...template.hints.flatMap((hint, index) => textProblems(hint.text, params, ['hints', index, 'text'])),
    ...template.solution.flatMap((block, index) => [
      ...textProblems(block.title, inSolution, ['solution', index, 'title']),
      ...(block.text === undefined ? [] : textProblems(block.text, inSolution, ['solution', index, 'text'])),
    ]),
  ];
}
