import type { Computed, Node } from '@/lib/engine/language/node';
import { grouped, scaled, summed, viewIndexExpression } from './index-expression';
import { scanRule } from './scan-rule';
import type { Helper } from './wgsl-helpers';
import type { Formula, Writer } from './writer';

/** How a primitive is written in WGSL. */
type Rule<P extends Computed> = (node: Node<P>, writer: Writer) => void;

type Elementwise = 'add' | 'sub' | 'mul' | 'div' | 'maximum' | 'sqrt' | 'exp' | 'and' | 'select' | 'toReal';

/** A number as a float32 literal; what is below the normal range is 0, as the bound allows. */
function literal(value: number): string {
  const float32 = Math.fround(value);
  if (Math.abs(float32) < 2 ** -126) return '0.0f';
  const text = String(float32);
  const digits = /[.e]/.test(text) ? text : `${text}.0`;
  return float32 < 0 ? `(${digits}f)` : `${digits}f`;
}

function call(writer: Writer, helper: Helper, ...args: string[]): string {
  writer.helpers.add(helper);
  return `${helper}(${args.join(', ')})`;
}

/** An exact number under more fraction bits than it has. */
function aligned(writer: Writer, from: Node, bits: number, text: string): string {
  const shift = bits - from.fractionBits;
  return shift === 0 ? text : call(writer, 'exact_shift', text, `${shift}u`);
}

function elementwise<P extends Elementwise>(
  write: (args: string[], writer: Writer, node: Node<P>) => string,
): Rule<P> {
  return (node, writer) => {
    writer.store(node, (index) => {
      const args = node.args.map((arg) => writer.element(arg, index));
      return { value: write(args, writer, node) };
    });
  };
}

/** A primitive that is one operator on reals and one helper on exact numbers of equal fraction bits. */
function twofold<P extends 'add' | 'sub' | 'maximum'>(
  real: (a: string, b: string) => string,
  exact: (a: string, b: string, writer: Writer) => string,
): Rule<P> {
  return elementwise<P>((args, writer, node) => {
    if (node.dtype === 'real') return real(args[0]!, args[1]!);
    const [a, b] = args.map((text, i) => aligned(writer, node.args[i]!, node.fractionBits, text));
    return exact(a!, b!, writer);
  });
}

const largerExact = (a: string, b: string, writer: Writer) =>
  `select(${a}, ${b}, ${call(writer, 'exact_less', a, b)})`;

/** ⌊(A·2^-a)/(B·2^-b)·2^bits⌋, with the shift on whichever side it is to the left. */
function exactQuotient(args: string[], writer: Writer, node: Node<'div'>): string {
  const shift = node.fractionBits + node.args[1]!.fractionBits - node.args[0]!.fractionBits;
  const [a, b] = args.map((text, i) => {
    const left = i === 0 ? Math.max(shift, 0) : Math.max(-shift, 0);
    return left === 0 ? text : call(writer, 'exact_shift', text, `${left}u`);
  });
  return call(writer, 'exact_div', a!, b!);
}

/** Runs over the last axis of the only argument, one row an invocation. */
function overRows<P extends 'sum' | 'max' | 'any'>(
  next: (total: string, element: string, writer: Writer, node: Node<P>) => string,
): Rule<P> {
  return (node, writer) => {
    const row = node.args[0]!;
    const width = row.shape.at(-1)!;
    writer.store(node, (index): Formula => {
      const start = scaled(index, width);
      const first = writer.element(row, start);
      if (width === 1) return { value: first };
      const element = writer.element(row, summed(start, 'k'));
      return {
        statements: [
          `var total = ${first};`,
          `for (var k = 1u; k < ${width}u; k++) {`,
          `  total = ${next('total', element, writer, node)};`,
          '}',
        ],
        value: 'total',
        steps: width,
      };
    });
  };
}

function dotRule(node: Node<'dot'>, writer: Writer): void {
  const [a, b] = node.args as [Node, Node];
  const [rows, columns, width] = [node.shape.at(-2)!, node.shape.at(-1)!, a.shape.at(-1)!];
  const batched = node.shape.length > 2;
  writer.store(node, (index): Formula => {
    const row = columns === 1 ? index : `${grouped(index)} / ${columns}u`;
    const batch = batched ? scaled(`${grouped(index)} / ${rows * columns}u`, columns) : '0u';
    const column = columns === 1 ? '0u' : `${grouped(index)} % ${columns}u`;
    const x = writer.element(a, summed(scaled(row, width), 'k'));
    const y = writer.element(b, summed(scaled(summed(batch, column), width), 'k'));
    return {
      statements: [
        'var total = 0.0f;',
        `for (var k = 0u; k < ${width}u; k++) {`,
        `  total += ${x} * ${y};`,
        '}',
      ],
      value: 'total',
      steps: width,
    };
  });
}

/** Every primitive in WGSL. A primitive without a rule does not compile. */
export const rules: { readonly [P in Computed]: Rule<P> } = {
  input: (node, writer) => {
    writer.settle(node, writer.allocate(node));
  },
  constant: (node, writer) => writer.inline(node, () => literal(node.attributes.value)),
  add: twofold(
    (a, b) => `${a} + ${b}`,
    (a, b, writer) => call(writer, 'exact_add', a, b),
  ),
  sub: twofold(
    (a, b) => `${a} - ${b}`,
    (a, b, writer) => call(writer, 'exact_sub', a, b),
  ),
  mul: elementwise(([a, b], writer, node) =>
    node.dtype === 'real' ? `${a} * ${b}` : call(writer, 'exact_mul', a!, b!),
  ),
  div: elementwise((args, writer, node) =>
    node.dtype === 'real' ? `${args[0]} / ${args[1]}` : exactQuotient(args, writer, node),
  ),
  maximum: twofold((a, b) => `max(${a}, ${b})`, largerExact),
  sqrt: elementwise(([a], writer) => call(writer, 'root', a!)),
  exp: elementwise(([a]) => `exp(${a})`),
  select: elementwise(([mask, yes, no]) => `select(${no}, ${yes}, ${mask} != 0u)`),
  and: elementwise(([a, b]) => `${a} & ${b}`),
  toReal: elementwise(([a], writer, node) =>
    call(writer, 'exact_to_real', a!, literal(2 ** -node.args[0]!.fractionBits)),
  ),
  sum: overRows((total, element, writer, node) =>
    node.dtype === 'real' ? `${total} + ${element}` : call(writer, 'exact_add', total, element),
  ),
  max: overRows((total, element, writer, node) =>
    node.dtype === 'real' ? `max(${total}, ${element})` : largerExact(total, element, writer),
  ),
  any: overRows((total, element) => `${total} | ${element}`),
  view: (node, writer) =>
    writer.inline(node, (index) => writer.element(node.args[0]!, viewIndexExpression(node, index))),
  dot: dotRule,
  scan: scanRule,
};

/** Writes one node of a block. */
export function writeNode(node: Node<Computed>, writer: Writer): void {
  (rules[node.primitive] as Rule<Computed>)(node, writer);
}
