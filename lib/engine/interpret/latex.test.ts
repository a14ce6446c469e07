import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { differentiable, drawnFrom } from '../differentiable-graphs.fixture';
import * as build from '../language/build';
import * as move from '../language/move';
import type { Computed, Node } from '../language/node';
import * as rank from '../language/rank';
import { cumulativeSum } from '../language/scan';
import { latexRules, type Tex, textTex, type Writer } from './latex';
import { reference } from './reference';

/** Writes a whole graph out, inputs by the names they are given. */
function written(root: Node, element: number | null, names: ReadonlyMap<Node, string> = new Map()): string {
  const run = reference([root]);
  const numberOf = (node: Node, i: number) => (run.get(node) as Float64Array)[i]!;
  function write(node: Node, at: number | null): Tex {
    const name = names.get(node);
    if (at === null && name !== undefined) return textTex(name);
    if (node.primitive === 'pick' || node.primitive === 'argument') return textTex('p');
    const writer: Writer = {
      element: at,
      write: (arg, i) => write(arg, at === null ? null : i),
      valueOf: numberOf,
    };
    return (latexRules[node.primitive] as (node: Node, writer: Writer) => Tex)(
      node as Node<Computed>,
      writer,
    );
  }
  return write(root, element).tex;
}

const row = (...values: number[]) =>
  build.node('input', [], { data: Float64Array.from(values) }, [values.length], 'real');
const x = row(3, -1, 2);

describe('LaTeX', () => {
  it.each<[Node, string, string]>([
    [build.neg(build.add(x, 1)), '-\\left(x + 1\\right)', '-\\left(3 + 1\\right)'],
    [build.abs(x), '\\left|x\\right|', '\\left|3\\right|'],
    [build.power(build.neg(x), 3), '\\left(-x\\right)^{3}', '\\left(-3\\right)^{3}'],
    [build.log1p(build.exp(x)), '\\ln\\left(1 + e^{x}\\right)', '\\ln\\left(1 + e^{3}\\right)'],
    [build.minimum(x, 2), '\\min\\left(x, 2\\right)', '\\min\\left(3, 2\\right)'],
    [build.less(x, 2), 'x < 2', '3 < 2'],
    [
      build.floorDiv(build.whole(7), build.whole(2)),
      '\\left\\lfloor \\frac{7}{2} \\right\\rfloor',
      '\\left\\lfloor \\frac{7}{2} \\right\\rfloor',
    ],
    [rank.argmax(x), '\\operatorname{arg\\,max} x', '\\operatorname{arg\\,max}\\left(3, -1, 2\\right)'],
    [rank.take(x, rank.order(x)), '{x}_{\\operatorname{argsort} x}', '3'],
    [cumulativeSum(x), '\\sum_{\\le i} x', '3'],
    [move.concat([x, x]), '\\left[x, x\\right]', '3'],
    [move.reverse(x), 'x', '2'],
    [build.select(build.less(x, 4), x, 0), '\\mathbb{1}\\left[x < 4\\right]\\,x', '3'],
    [build.select(build.less(x, 4), 1, 0), '\\mathbb{1}\\left[x < 4\\right]', '1'],
    [
      build.select(build.less(x, 4), x, -1),
      '\\begin{cases} x & x < 4 \\\\ -1 & \\neg \\left(x < 4\\right) \\end{cases}',
      '3',
    ],
  ])(
    'writes a formula and puts the numbers of its first element in: $primitive',
    (root, formula, numbers) => {
      expect(written(root, null, new Map([[x, 'x']]))).toBe(formula);
      expect(written(root, 0)).toBe(numbers);
    },
  );

  it('writes a running sum up to the element', () => {
    expect(written(cumulativeSum(x), 2)).toBe('3 + \\left(-1\\right) + 2');
  });

  it.each(Object.entries(differentiable))('of %s is what KaTeX renders', (_, graph) => {
    const share = fc.noBias(fc.integer({ min: 0, max: 2 ** 30 })).map((whole) => whole / 2 ** 30);
    fc.assert(
      fc.property(fc.infiniteStream(share), (stream) => {
        for (const root of graph(drawnFrom(stream))) {
          for (const element of [null, 0]) {
            const tex = written(root, element);
            expect(() => katex.renderToString(tex, { throwOnError: true, strict: 'error' })).not.toThrow();
          }
        }
      }),
      { numRuns: 3 },
    );
  });
});
