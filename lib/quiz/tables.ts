import { z } from 'zod';
import { compute } from './expression/source';
import { nameSchema, type ParamSpec } from './item-fields';
import type { ItemProblem } from './item-rules';
import { type JsonObject, jsonSchema } from './json';
import type { Template } from './template';

/** Tables of named rows that a pack's items choose from, such as the published configurations of models. */
export const tablesSchema = z.record(nameSchema, z.array(z.record(nameSchema, jsonSchema)).min(1).max(200));

export type Tables = z.infer<typeof tablesSchema>;

type LookedUp = { rows: JsonObject[] } | { problem: string };

function rowsThatFit({ table, where }: Extract<ParamSpec, { table: string }>, tables: Tables): LookedUp {
  const rows = Object.hasOwn(tables, table) ? tables[table]! : undefined;
  if (rows === undefined) return { problem: `the pack has no table "${table}"` };
  if (where === undefined) return { rows };
  const kept: JsonObject[] = [];
  for (const row of rows) {
    const fits = compute(where, { row });
    if (!fits.ok) return { problem: fits.reason };
    if (typeof fits.value !== 'boolean') return { problem: `"${where}" does not give true or false` };
    if (fits.value) kept.push(row);
  }
  return kept.length === 0 ? { problem: `no row of "${table}" fits "${where}"` } : { rows: kept };
}

/** Puts a choice among the rows for each parameter that names a table. */
export function lookUpTables(
  template: Template,
  tables: Tables,
): { template: Template; problems: ItemProblem[] } {
  const problems: ItemProblem[] = [];
  const params = Object.entries(template.params).map(([name, spec]): [string, ParamSpec] => {
    if (!('table' in spec)) return [name, spec];
    const found = rowsThatFit(spec, tables);
    if ('rows' in found) return [name, { choice: found.rows }];
    problems.push({ path: ['params', name], message: found.problem });
    return [name, spec];
  });
  return { template: { ...template, params: Object.fromEntries(params) }, problems };
}
