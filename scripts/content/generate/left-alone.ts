import type { List, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { markdown } from '@/lib/notes/parse-section';
import type { Structure } from '@/lib/notes/structure';

type LeftAlone = { line: number; what: string; reason: string };

const fewest = 3;

function listReason(list: List, before: RootContent | undefined): string {
  if (list.children.length < fewest) return `it has fewer than ${fewest} entries`;
  const introduced = before?.type === 'paragraph' && /[:：]$/.test(plainText(before).trim());
  return introduced ? 'nothing can be made of it' : 'no sentence that ends in a colon says what it lists';
}

/** Lists, code and pictures of a text of which no structure was found, with the reason; prose is counted elsewhere. */
export function leftAlone(text: string, found: readonly Structure[]): LeftAlone[] {
  const { children } = markdown.parse(text) as Root;
  const lines = new Set(found.map((structure) => structure.line));
  return children.flatMap((node, index): LeftAlone[] => {
    const { start, end } = node.position!;
    const known = [...lines].some((line) => line >= start.line && line <= end.line);
    const what = plainText(node).split('\n')[0]!.slice(0, 60);
    if (known) return [];
    if (node.type === 'list')
      return [{ line: start.line, what: `list "${what}"`, reason: listReason(node, children[index - 1]) }];
    if (node.type === 'code' && node.lang !== 'op')
      return [{ line: start.line, what: 'code', reason: 'questions are not made of code' }];
    if (node.type === 'blockquote')
      return [
        { line: start.line, what: `quotation "${what}"`, reason: 'questions are not made of quotations' },
      ];
    return [];
  });
}
