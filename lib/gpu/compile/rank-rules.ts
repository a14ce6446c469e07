import type { Node } from '@/lib/engine/language/node';
import { grouped, scaled, summed } from './index-expression';
import type { Formula, Writer } from './writer';

/** A place as the exact number it is. */
const place = (text: string) => `vec4<u32>(${text}, 0u, 0u, 0u)`;

/** The start of the row that element `index` of a value of the same width stands in. */
const startOfRow = (index: string, width: number) => `${grouped(index)} - ${grouped(index)} % ${width}u`;

/**
 * First the rank of every element, by counting those that come before it; then for every rank the element that has it.
 * No invocation waits for another, and equal elements keep their order.
 */
export function orderRule(node: Node<'order'>, writer: Writer): void {
  const [value, width] = [node.args[0]!, node.shape.at(-1)!];
  const ranks = writer.allocate(node);
  writer.storeAt(ranks, ranks.size, (index): Formula => {
    const [own, other] = [writer.element(value, index), writer.element(value, 'k')];
    return {
      statements: [
        `let start = ${startOfRow(index, width)};`,
        'var rank = 0u;',
        `for (var k = start; k < start + ${width}u; k++) {`,
        `  rank += u32(${other} > ${own} || (${other} == ${own} && k < ${index}));`,
        '}',
      ],
      value: place('rank'),
      steps: width,
    };
  });
  writer.store(node, (index): Formula => {
    const rank = writer.at(ranks, 'start + k');
    return {
      statements: [
        `let start = ${startOfRow(index, width)};`,
        'var found = 0u;',
        `for (var k = 0u; k < ${width}u; k++) {`,
        `  found = select(found, k, ${rank}.x == ${index} - start);`,
        '}',
      ],
      value: place('found'),
      steps: width,
    };
  });
}

export function argmaxRule(node: Node<'argmax'>, writer: Writer): void {
  const value = node.args[0]!;
  const width = value.shape.at(-1)!;
  writer.store(node, (index): Formula => {
    const start = scaled(index, width);
    return {
      statements: [
        'var best = 0u;',
        `for (var k = 1u; k < ${width}u; k++) {`,
        `  best = select(best, k, ${writer.element(value, summed(start, 'k'))} > ${writer.element(value, summed(start, 'best'))});`,
        '}',
      ],
      value: place('best'),
      steps: width,
    };
  });
}

export function takeRule(node: Node<'take'>, writer: Writer): void {
  const [value, index] = node.args as [Node, Node];
  const [width, taken] = [value.shape.at(-1)!, node.shape.at(-1)!];
  writer.store(node, (i): Formula => {
    const row = taken === 1 ? i : `${grouped(i)} / ${taken}u`;
    const chosen = `${writer.element(index, i)}.x`;
    return {
      statements: [`let chosen = ${chosen};`],
      value: writer.element(value, summed(scaled(row, width), 'chosen')),
    };
  });
}
