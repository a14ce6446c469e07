import { given } from '../../json';

/** A decision tree in columns: inner nodes and leaves apart. A child c ≥ 0 is inner node c, c < 0 is leaf −1−c. */
export type FlatTree = {
  feature: number[];
  threshold: number[];
  left: number[];
  right: number[];
  /** How many leaves there are; their indices are 0 … leaves−1. */
  leaves: number;
  /** Questions on the longest way to a leaf. */
  depth: number;
};

export type TreeProblem = { path: (string | number)[]; message: string };

/** Where a node hangs: a list from the node up, so that a deep tree costs no more than its nodes. */
type Branch = { side: 'left' | 'right'; above: Branch | null; parent: number } | null;

const innerFields = ['feature', 'threshold', 'left', 'right'];

type Fields = Record<string, unknown>;

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isObject = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function pathTo(branch: Branch, ...field: string[]): string[] {
  const path: string[] = [];
  for (let at = branch; at; at = at.above) path.push(at.side);
  return [...path.reverse(), ...field];
}

/** What is wrong with a node itself, its children apart. */
function nodeProblem(value: unknown): { field: string[]; message: string } | undefined {
  if (!isObject(value)) return { field: [], message: `${given(value)} where a tree is wanted` };
  const wanted = Object.hasOwn(value, 'leaf') ? ['leaf'] : innerFields;
  const unknown = Object.keys(value).find((field) => !wanted.includes(field));
  if (unknown !== undefined) return { field: [unknown], message: 'unknown field' };
  const missing = wanted.find((field) => !Object.hasOwn(value, field));
  if (missing !== undefined) return { field: [missing], message: 'is required' };
  const index = wanted[0]!;
  if (!isWhole(value[index]))
    return { field: [index], message: `${given(value[index])} where a whole number of at least 0 is wanted` };
  if (index === 'feature' && !Number.isFinite(value.threshold))
    return { field: ['threshold'], message: `${given(value.threshold)} where a finite number is wanted` };
  return undefined;
}

/** That leaf indices are 0 … L−1, once each. */
function leafProblem(seen: ReadonlyMap<number, Branch>): TreeProblem | undefined {
  for (const [leaf, branch] of seen)
    if (leaf >= seen.size) {
      const message = `leaf ${leaf} where indices 0 to ${seen.size - 1} are wanted, one for each leaf`;
      return { path: pathTo(branch, 'leaf'), message };
    }
  return undefined;
}

/**
 * Reads `{feature, threshold, left, right}` and `{leaf}` without recursion, so that no depth is too deep; names the first
 * place that does not fit.
 */
export function readTree(root: unknown): FlatTree | TreeProblem {
  const tree: FlatTree = { feature: [], threshold: [], left: [], right: [], leaves: 0, depth: 0 };
  const seen = new Map<number, Branch>();
  const waiting: { value: unknown; branch: Branch; depth: number }[] = [
    { value: root, branch: null, depth: 0 },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, branch, depth } = next;
    const problem = nodeProblem(value);
    if (problem) return { path: pathTo(branch, ...problem.field), message: problem.message };
    const fields = value as Fields;
    const isLeaf = Object.hasOwn(fields, 'leaf');
    const place = isLeaf ? -1 - Number(fields.leaf) : tree.feature.length;
    if (branch) tree[branch.side][branch.parent] = place;
    tree.depth = Math.max(tree.depth, depth);
    if (isLeaf) {
      const leaf = Number(fields.leaf);
      if (seen.has(leaf))
        return {
          path: pathTo(branch, 'leaf'),
          message: `leaf ${leaf} again where each index is wanted once`,
        };
      seen.set(leaf, branch);
      continue;
    }
    tree.feature.push(Number(fields.feature));
    tree.threshold.push(Number(fields.threshold));
    for (const side of ['right', 'left'] as const) {
      tree[side].push(0);
      waiting.push({ value: fields[side], branch: { side, above: branch, parent: place }, depth: depth + 1 });
    }
  }
  return leafProblem(seen) ?? { ...tree, leaves: seen.size };
}
