import { exactHelpers } from './exact-helpers';
import { functionHelpers } from './function-helpers';

/** WGSL functions a kernel may need. */
const helpers = { ...functionHelpers, ...exactHelpers };

export type Helper = keyof typeof helpers;

const needs: Partial<Record<Helper, readonly Helper[]>> = {
  exact_div: ['exact_less', 'exact_shift', 'exact_sub'],
};

/** The text of the helpers asked for and of those that they call. */
export function helperText(wanted: ReadonlySet<Helper>): string {
  const all = new Set([...wanted].flatMap((helper) => [...(needs[helper] ?? []), helper]));
  return (Object.keys(helpers) as Helper[])
    .filter((helper) => all.has(helper))
    .map((helper) => `${helpers[helper]}\n`)
    .join('');
}
