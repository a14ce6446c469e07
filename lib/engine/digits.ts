/**
 * Sets a run of digits in groups of three, from five digits on, as SI writes numbers for both languages: a comma is a
 * decimal sign to half of the world.
 *
 * @param space What stands between the groups: a thin space, as text or as LaTeX.
 */
export function groupThousands(digits: string, space: string): string {
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, space);
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** An exponent as text: −7 as ⁻⁷. */
export function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => raised[Number(digit)]);
  return (exponent < 0 ? '⁻' : '') + digits.join('');
}
