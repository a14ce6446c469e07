import type { Computed, Node } from '@/lib/engine/language/node';
import { sizeOf } from '@/lib/engine/tensor';
import { grouped, scaled, summed, viewIndexExpression } from './index-expression';
import { literal } from './literal';
import { argmaxRule, orderRule, takeRule } from './rank-rules';
import { scanRule } from './scan-rule';
import type { Helper } from './wgsl-helpers';
import type { Formula, Writer } from './writer';

/** How a primitive is written in WGSL. */
type Rule<P extends Computed> = (node: Node<P>, writer: Writer) => void;

/** One element from the elements at the same place. */
type Elementwise = Exclude<
  Computed,
  | 'input'
  | 'constant'
  | 'sum'
  | 'max'
  | 'any'
  | 'cumulativeSum'
  | 'order'
  | 'argmax'
  | 'take'
  | 'concat'
  | 'view'
  | 'dot'
  | 'scan'
>;

function call(writer: Writer, helper: Helper, ...args: string[]): string {
  writer.helpers.add(helper);
  return `${helper}(${args.join(', ')})`;
}

/** A whole number up to 2^53 as four limbs. */
function exactLiteral(value: number): string {
  return `vec4<u32>(${value % 2 ** 32}u, ${Math.floor(value / 2 ** 32)}u, 0u, 0u)`;
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
function twofold<P extends 'add' | 'sub' | 'maximum' | 'minimum'>(
  real: (a: string, b: string) => string,
  exact: (a: string, b: string, writer: Writer) => string,
): Rule<P> {
  return elementwise<P>((args, writer, node) => {
    if (node.dtype === 'real') return real(args[0]!, args[1]!);
    const [a, b] = args.map((text, i) => aligned(writer, node.args[i]!, node.fractionBits, text));
    return exact(a!, b!, writer);
  });
}

const functionCall = <P extends Elementwise>(helper: Helper): Rule<P> =>
  elementwise(([a], writer) => call(writer, helper, a!));

/** A comparison as a mask: an operator on reals, helpers on exact numbers. */
function comparison<P extends 'less' | 'lessEqual' | 'equal'>(
  operator: string,
  exact: (a: string, b: string, writer: Writer) => string,
): Rule<P> {
  return elementwise<P>((args, writer, node) => {
    const [first, second] = node.args as [Node, Node];
    if (first.dtype === 'real') return `u32(${args[0]} ${operator} ${args[1]})`;
    if (first.dtype === 'bool') throw new Error('masks are not compared');
    const bits = Math.max(first.fractionBits, second.fractionBits);
    const [a, b] = [aligned(writer, first, bits, args[0]!), aligned(writer, second, bits, args[1]!)];
    return `u32(${exact(a, b, writer)})`;
  });
}

/** By squaring: only powers that the result is made of, so that none runs out of range before it does. */
function powerRule(node: Node<'power'>, writer: Writer): void {
  const { exponent } = node.attributes;
  writer.store(node, (index): Formula => {
    if (exponent === 0) return { value: '1.0f' };
    const statements = [`let power_1 = ${writer.element(node.args[0]!, index)};`];
    const factors: string[] = [];
    for (let n = 1; n <= exponent; n *= 2) {
      if (n > 1) statements.push(`let power_${n} = power_${n / 2} * power_${n / 2};`);
      if (Math.floor(exponent / n) % 2 === 1) factors.push(`power_${n}`);
    }
    return { statements, value: factors.join(' * '), steps: statements.length };
  });
}

const smallerExact = (a: string, b: string, writer: Writer) =>
  `select(${b}, ${a}, ${call(writer, 'exact_less', a, b)})`;

const largerExact = (a: string, b: string, writer: Writer) =>
  `select(${a}, ${b}, ${call(writer, 'exact_less', a, b)})`;

/** ⌊(A·2^-a)/(B·2^-b)·2^bits⌋, with the shift on whichever side it is to the left. */
function exactQuotient(args: string[], writer: Writer, node: Node<'div' | 'floorDiv'>): string {
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

/** Each running sum on its own: no invocation waits for another. */
function cumulativeSumRule(node: Node<'cumulativeSum'>, writer: Writer): void {
  const width = node.shape.at(-1)!;
  writer.store(node, (index): Formula => {
    const element = writer.element(node.args[0]!, 'k');
    const next = node.dtype === 'real' ? `total + ${element}` : call(writer, 'exact_add', 'total', element);
    return {
      statements: [
        `let start = ${grouped(index)} - ${grouped(index)} % ${width}u;`,
        `var total = ${writer.element(node.args[0]!, 'start')};`,
        `for (var k = start + 1u; k <= ${index}; k++) {`,
        `  total = ${next};`,
        '}',
      ],
      value: 'total',
      steps: width,
    };
  });
}

/** Each part is stored into its stretch of the whole. */
function concatRule(node: Node<'concat'>, writer: Writer): void {
  const home = writer.homeOf(node) ?? writer.allocate(node);
  let offset = 0;
  for (const part of node.args) {
    const stretch = { ...home, row: summed(home.row, `${offset}u`) };
    writer.storeAt(stretch, sizeOf(part.shape), (index) => ({ value: writer.element(part, index) }));
    offset += sizeOf(part.shape);
  }
  writer.settle(node, home);
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
  constant: (node, writer) => {
    const { value } = node.attributes;
    writer.inline(node, () => (node.dtype === 'exact' ? exactLiteral(value) : literal(value)));
  },
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
  floorDiv: elementwise(exactQuotient),
  minimum: twofold((a, b) => `min(${a}, ${b})`, smallerExact),
  neg: elementwise(([a]) => `-${a}`),
  abs: elementwise(([a]) => `abs(${a})`),
  sign: elementwise(([a]) => `sign(${a})`),
  power: powerRule,
  sqrt: functionCall('root'),
  exp: elementwise(([a]) => `exp(${a})`),
  log: elementwise(([a]) => `log(${a})`),
  log1p: functionCall('log_one_plus'),
  tanh: functionCall('hyperbolic_tangent'),
  sigmoid: functionCall('logistic'),
  erf: functionCall('error_function'),
  sin: functionCall('sine'),
  cos: functionCall('cosine'),
  less: comparison('<', (a, b, writer) => call(writer, 'exact_less', a, b)),
  lessEqual: comparison('<=', (a, b, writer) => `!${call(writer, 'exact_less', b, a)}`),
  equal: comparison('==', (a, b) => `all(${a} == ${b})`),
  select: elementwise(([mask, yes, no]) => `select(${no}, ${yes}, ${mask} != 0u)`),
  not: elementwise(([a]) => `1u - ${a}`),
  and: elementwise(([a, b]) => `${a} & ${b}`),
  or: elementwise(([a, b]) => `${a} | ${b}`),
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
  cumulativeSum: cumulativeSumRule,
  order: orderRule,
  argmax: argmaxRule,
  take: takeRule,
  concat: concatRule,
  view: (node, writer) =>
    writer.inline(node, (index) => writer.element(node.args[0]!, viewIndexExpression(node, index))),
  dot: dotRule,
  scan: scanRule,
};

/** Writes one node of a block. */
export function writeNode(node: Node<Computed>, writer: Writer): void {
  (rules[node.primitive] as Rule<Computed>)(node, writer);
}
