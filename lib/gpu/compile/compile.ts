import { type Computed, inOrder, type Node } from '@/lib/engine/language/node';
import { sizeOf } from '@/lib/engine/tensor';
import type { Kernel, Space } from './kernel';
import { spaces } from './kernel';
import { rules, writeNode } from './rules';
import { helperText } from './wgsl-helpers';
import { Writer } from './writer';

/** The most invocations a workgroup may have without asking for more than the default limits. */
const MAX_LANES = 256;

const elementType: Readonly<Record<Space, string>> = { reals: 'f32', limbs: 'vec4<u32>', masks: 'u32' };

export type Source = {
  /** Says what the kernel is, in its first line. */
  title: string;
  roots: readonly Node[];
  /** Names of steps and symbols (LaTeX) of inputs, for readable text. */
  names: ReadonlyMap<Node, string>;
  symbols: ReadonlyMap<Node, string>;
};

/** Every node, those inside loops included. */
function allNodes(roots: readonly Node[]): Node[] {
  return inOrder(roots).flatMap((node) =>
    node.primitive === 'scan' ? [...allNodes(node.attributes.body.results), node] : [node],
  );
}

function picksOf(nodes: readonly Node[]): Map<Node, Set<number>> {
  const picks = new Map<Node, Set<number>>();
  for (const node of nodes) {
    if (node.primitive !== 'pick') continue;
    const scan = node.args[0]!;
    picks.set(scan, (picks.get(scan) ?? new Set()).add(node.attributes.index));
  }
  return picks;
}

/** As many invocations as the widest value has elements, to the next power of two. */
function lanesFor(nodes: readonly Node[]): number {
  const widest = Math.max(
    1,
    ...nodes.filter((node) => node.primitive in rules).map((node) => sizeOf(node.shape)),
  );
  return Math.min(MAX_LANES, 2 ** Math.ceil(Math.log2(widest)));
}

/** Writes the graph below the roots as one compute shader of one workgroup. */
export function compile({ title, roots, names, symbols }: Source): Kernel {
  const nodes = inOrder(roots);
  const everything = allNodes(roots);
  const lanes = lanesFor(everything);
  const writer = new Writer({
    lanes,
    nameOf: (node) => names.get(node) ?? symbols.get(node) ?? node.primitive,
    outputs: new Set(roots),
    picks: picksOf(everything),
    write: (node: Node<Computed>, to: Writer) => writeNode(node, to),
  });
  writer.block(nodes);
  const body = writer.finish();
  const bound = spaces.filter((space) => writer.extents[space] > 0);
  const bindings = bound.map(
    (space, i) => `@group(0) @binding(${i}) var<storage, read_write> ${space}: array<${elementType[space]}>;`,
  );
  const wgsl = [
    `// ${title}`,
    ...bindings,
    '',
    `const lanes = ${lanes}u;`,
    ...writer.constants,
    helperText(writer.helpers),
    '@compute @workgroup_size(lanes)',
    'fn main(@builtin(local_invocation_index) lane: u32) {',
    body,
    '}',
    '',
  ].join('\n');
  const inputs = nodes
    .filter((node): node is Node<'input'> => node.primitive === 'input')
    .map((node) => ({ node, place: writer.homeOf(node)! }));
  const outputs = new Map(roots.map((root) => [root, writer.homeOf(root)!]));
  return { wgsl, extents: { ...writer.extents }, inputs, outputs, work: writer.work };
}
