/** One line for each of `0 … count − 1`: how a loop over named registers is written out. */
export function lines(count: number, line: (i: number) => string, indent = '  '): string {
  return Array.from({ length: count }, (_, i) => line(i)).join(`\n${indent}`);
}

/** Terms joined by an operator, or nested in a call of two arguments. */
export const joined = (count: number, term: (i: number) => string, operator: string): string =>
  Array.from({ length: count }, (_, i) => term(i)).join(operator);

export const nested = (count: number, term: (i: number) => string, call: string): string =>
  Array.from({ length: count }, (_, i) => term(i)).reduce((text, each) => `${call}(${text}, ${each})`);

/** A number as a float32 literal. */
export function float32(value: number): string {
  const text = String(Math.fround(value));
  return `${/[.e]/.test(text) ? text : `${text}.0`}f`;
}

/** The declaration of `first_group`, the number of the first workgroup of a dispatch. */
export const firstGroup = (binding: number): string =>
  `@group(0) @binding(${binding}) var<uniform> first_group: u32;`;
