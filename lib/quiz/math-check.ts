import katex from 'katex';

const mathPattern = /\$\$([\s\S]+?)\$\$|\$((?:\\\$|[^$\n])+?)\$/g;

/** What KaTeX says against the formulas of a text. */
export function mathProblems(text: string): string[] {
  return [...text.matchAll(mathPattern)].flatMap(([, display, inline]) => {
    const source = display ?? inline ?? '';
    try {
      katex.renderToString(source, {
        displayMode: display !== undefined,
        throwOnError: true,
        strict: 'error',
      });
      return [];
    } catch (error) {
      return [`"${source.slice(0, 60)}" does not typeset: ${error instanceof Error ? error.message : error}`];
    }
  });
}
