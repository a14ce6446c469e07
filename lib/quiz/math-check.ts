import katex from 'katex';
import { remember } from './remember';

const mathPattern = /\$\$([\s\S]+?)\$\$|\$((?:\\\$|[^$\n])+?)\$/g;

function findProblems(text: string): string[] {
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

const mostRemembered = 2000;

/** What KaTeX says against the formulas of a text. Typesetting is slow, and most texts come again with each drawing. */
export const mathProblems: (text: string) => readonly string[] = remember(findProblems, mostRemembered);
