import { findOp } from '@/lib/engine/registry';
import { functions } from './expression/functions';
import { expressionSign } from './expression/source';
import { callsIn, namesIn, parseExpression } from './expression/syntax';
import { formatNames, slotsOf } from './interpolate';
import { locales, type Text } from './text';

/** A problem inside one item; the path starts at the item. */
export type ItemProblem = { path: PropertyKey[]; message: string };

/** Problems of one expression that may use these names. */
export function expressionProblems(
  source: string,
  names: ReadonlySet<string>,
  path: PropertyKey[],
): ItemProblem[] {
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
export function treeProblems(tree: unknown, names: ReadonlySet<string>, path: PropertyKey[]): ItemProblem[] {
  if (typeof tree === 'string') {
    return tree.startsWith(expressionSign) ? expressionProblems(tree.slice(1), names, path) : [];
  }
  if (Array.isArray(tree)) return tree.flatMap((part, index) => treeProblems(part, names, [...path, index]));
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([field, part]) => treeProblems(part, names, [...path, field]));
}

/** Problems of a text's slots. */
export function textProblems(text: Text, names: ReadonlySet<string>, path: PropertyKey[]): ItemProblem[] {
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

/** Ids that stand twice in a list of an item. */
export function repeatedIds(entries: readonly { id: string }[], path: PropertyKey[]): ItemProblem[] {
  return entries.flatMap(({ id }, index) =>
    entries.findIndex((other) => other.id === id) === index
      ? []
      : [{ path: [...path, index, 'id'], message: `"${id}" stands twice` }],
  );
}

/** A slip that an op does not have. */
export function slipNameProblems(opId: string, slip: string | undefined, path: PropertyKey[]): ItemProblem[] {
  const op = findOp(opId);
  if (op === undefined || slip === undefined || Object.hasOwn(op.slips, slip)) return [];
  const known = Object.keys(op.slips).join(', ');
  return [{ path, message: `${op.id} has no slip "${slip}"; it has ${known || 'none'}` }];
}

export function opProblems(opId: string, path: PropertyKey[]): ItemProblem[] {
  return findOp(opId) === undefined ? [{ path, message: `there is no op "${opId}"` }] : [];
}
