import type { Nodes } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';

/** LaTeX that has a character of its own. */
const symbols: Record<string, string> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  varepsilon: 'ε',
  eta: 'η',
  lambda: 'λ',
  mu: 'μ',
  rho: 'ρ',
  sigma: 'σ',
  omega: 'ω',
  cdot: '·',
  times: '×',
  div: '÷',
  pm: '±',
  sqrt: '√',
  infty: '∞',
  ln: 'ln',
  tanh: 'tanh',
  to: '→',
  le: '≤',
  gg: '≫',
};

/** A short formula as plain characters; one that does not fit a line of text is left out. */
function readable(latex: string): string {
  const plain = latex
    .replace(/\\([a-z]+)/g, (command, name: string) => symbols[name] ?? command)
    .replace(/\\[,;!\s]|[{}]/g, ' ')
    .replace(/\s+/g, ' ');
  return plain.includes('\\') ? '…' : plain.trim();
}

/** The words of a tree, with a space between blocks, list items and cells. */
export function wordsOf(node: Nodes): string {
  if (node.type === 'math') return '';
  if (node.type === 'inlineMath') return readable(node.value);
  if (!('children' in node)) return plainText(node);
  const isLine = ['paragraph', 'heading', 'tableCell', 'strong', 'emphasis', 'delete', 'link'].includes(
    node.type,
  );
  return node.children.map(wordsOf).join(isLine ? '' : ' ');
}
