/** Turns a symbol's LaTeX into words: `\hat{m}_{{t}}` → `hat_m`, `m_{{t-1}}` → `m_before`, `(1-\beta_1)` → `one_minus_beta_1`. */
function wordsOf(latex: string): string {
  return latex
    .replaceAll('{t-1}', 'before')
    .replaceAll('{t}', '')
    .replaceAll(/\\[td]?frac/g, 'ratio_')
    .replaceAll('1-', 'one_minus_')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
}

/**
 * Names for a kernel's constants. Each ends in `_at`, since it is the place of a value and so that no name from a
 * formula (`sqrt`, `var`) can be a word of WGSL's own.
 */
export class Identifiers {
  private readonly taken = new Map<string, number>();

  unique(wanted: string): string {
    const words = wordsOf(wanted);
    const plain = /^[A-Za-z]/.test(words) ? words : `value_${words}`.replace(/_$/, '');
    const times = (this.taken.get(plain) ?? 0) + 1;
    this.taken.set(plain, times);
    return times === 1 ? `${plain}_at` : this.unique(`${plain}_${times}`);
  }
}
