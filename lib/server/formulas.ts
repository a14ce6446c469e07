import type { Element, ElementContent, Root } from 'hast';
import katex from 'katex';
import { byShape } from './by-shape';

const MOST_CHARACTERS = 8_000_000;

const inLine = byShape((formula) => typeset(formula, false), MOST_CHARACTERS);
const onDisplay = byShape((formula) => typeset(formula, true), MOST_CHARACTERS);

/** A formula as MathML with KaTeX's HTML beside it; one that KaTeX cannot read as it was written. */
function typeset(formula: string, displayMode: boolean): string {
  return katex.renderToString(formula, {
    displayMode,
    output: 'htmlAndMathml',
    strict: 'ignore',
    trust: false,
    throwOnError: false,
  });
}

/**
 * Puts KaTeX's HTML in the place of every formula that remark-math has marked. It goes into the page as it is: read
 * into a tree and written out again, it would cost more than it took to typeset. So this comes after sanitising.
 */
export function rehypeFormulas() {
  return (tree: Root): void => placeFormulas(tree);
}

function placeFormulas(parent: Root | Element): void {
  for (const [at, child] of parent.children.entries()) {
    if (child.type !== 'element') continue;
    const html = formulaHtml(child);
    if (html === null) placeFormulas(child);
    else parent.children[at] = { type: 'raw', value: html };
  }
}

function formulaHtml(element: Element): string | null {
  if (isMath(element, 'math-inline')) return inLine(textOf(element));
  const [only] = element.children;
  const isBlock = element.tagName === 'pre' && only?.type === 'element' && isMath(only, 'language-math');
  return isBlock ? onDisplay(textOf(only)) : null;
}

function isMath({ tagName, properties }: Element, name: string): boolean {
  return tagName === 'code' && Array.isArray(properties.className) && properties.className.includes(name);
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}
