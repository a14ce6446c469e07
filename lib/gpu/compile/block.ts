import type { Node } from '@/lib/engine/language/node';

/** Views and constants are read where they are used, so they cost no phase of their own. */
const isFree = (node: Node) => ['input', 'constant', 'view', 'argument', 'pick'].includes(node.primitive);

/**
 * The nodes of a block in waves: first what depends on nothing in it, then what depends only on that. Fewest barriers,
 * and within a wave the order of the formula.
 */
export function inWaves(nodes: readonly Node[]): Node[] {
  const depths = new Map<Node, number>();
  for (const node of nodes) {
    const below = Math.max(0, ...node.args.map((arg) => depths.get(arg) ?? 0));
    depths.set(node, below + (isFree(node) ? 0 : 1));
  }
  const position = new Map(nodes.map((node, i) => [node, i]));
  return [...nodes].sort((a, b) => depths.get(a)! - depths.get(b)! || position.get(a)! - position.get(b)!);
}

/** The nodes of `order` that the results need. */
export function liveNodes(order: readonly Node[], results: readonly Node[]): Node[] {
  const inside = new Set(order);
  const live = new Set<Node>();
  const stack = [...results];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (!inside.has(node) || live.has(node)) continue;
    live.add(node);
    stack.push(...node.args);
  }
  return order.filter((node) => live.has(node));
}
