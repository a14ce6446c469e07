import { type GradientRule, gradientRules } from './gradient-rules';
import { type Seeded, scanGradient } from './gradient-scan';
import { add, sum } from './language/build';
import { fill, reshape } from './language/move';
import { inOrder, type Node } from './language/node';
import { sameShape, sizeOf } from './tensor';

/** Told of each node's gradient once it is complete; what it gives back stands for it from there on. */
export type NameAdjoint = (node: Node, adjoint: Node) => Node;

/** Sums what a scalar was stretched to. */
function shapedLike(gradient: Node, like: Node): Node {
  if (sameShape(gradient.shape, like.shape)) return gradient;
  const flat = reshape(gradient, [sizeOf(gradient.shape)]);
  return reshape(sum(flat), like.shape);
}

/** Adds contributions up, by node. */
class Adjoints {
  private readonly found = new Map<Node, Node>();

  get(node: Node): Node | undefined {
    return this.found.get(node);
  }

  add(node: Node, contribution: Node): void {
    const before = this.found.get(node);
    const fitted = shapedLike(contribution, node);
    this.found.set(node, before ? add(before, fitted) : fitted);
  }
}

/**
 * Walks nodes backwards, each before its arguments, and gives every node that depends on a wanted one its adjoint.
 * Within a loop's body `order` holds the body alone, so that nothing flows past what the body reads from outside.
 */
function backward(
  order: readonly Node[],
  seeds: readonly Seeded[],
  wanted: readonly Node[],
  named: NameAdjoint = (_, adjoint) => adjoint,
): Adjoints {
  const depends = new Set(wanted);
  for (const node of order)
    if (node.dtype === 'real' && node.args.some((arg) => depends.has(arg))) depends.add(node);
  const adjoints = new Adjoints();
  for (const { node, seed } of seeds) adjoints.add(node, seed);
  const picked = new Map<Node, Map<number, Node>>();
  for (const node of [...order].reverse()) {
    if (!depends.has(node) || node.primitive === 'argument') continue;
    const complete = adjoints.get(node);
    const adjoint = complete && named(node, complete);
    if (node.primitive === 'scan') {
      const results = picked.get(node);
      if (results)
        contribute(
          node,
          scanGradient(node, results, (arg) => depends.has(arg), backward),
        );
    } else if (!adjoint) continue;
    else if (node.primitive === 'pick') {
      const results = picked.get(node.args[0]!) ?? new Map<number, Node>();
      picked.set(node.args[0]!, results.set(node.attributes.index, adjoint));
    } else contribute(node, (gradientRules[node.primitive] as GradientRule)(node, adjoint));
  }
  function contribute(node: Node, contributions: readonly (Node | null)[]): void {
    for (const [i, contribution] of contributions.entries()) {
      const arg = node.args[i]!;
      if (contribution && depends.has(arg)) adjoints.add(arg, contribution);
    }
  }
  return adjoints;
}

/**
 * Reverse mode: for each input the gradient of Σ seed·output, as nodes of the same language, so that every
 * interpreter works on gradients as well. Shapes: a seed is shaped like its output, a gradient like its input.
 * Only real values have derivatives: what flows through places, counts and masks is taken as constant.
 * Source: Griewank & Walther 2008, §3.2 (reverse mode); the loop's rule is §3.4 with every carried value kept.
 * Kinks: |x|′(0) = 0; max(a, b) and min(a, b) with a = b give half to each; `relu` and everything else that is
 * chosen by `select` has the derivative of the branch it takes, so relu′(0) = 0; a row's largest is its first largest.
 */
export function gradients(outputs: readonly Seeded[], inputs: readonly Node[], named?: NameAdjoint): Node[] {
  const adjoints = backward(inOrder(outputs.map(({ node }) => node)), outputs, inputs, named);
  return inputs.map((input) => adjoints.get(input) ?? fill(0, input.shape));
}
