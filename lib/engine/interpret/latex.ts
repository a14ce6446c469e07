import type { Computed, Node } from '../language/node';
import { latexNumber } from './latex-number';
import { dotRows, partOf, takenElement } from './values';
import { viewIndex } from './view-index';

/** LaTeX and how tightly it binds: 1 a sum, 2 a product, 3 a power or fraction, 4 an atom. */
export type Tex = { tex: string; binds: 1 | 2 | 3 | 4 };

/** What is being written: the formula itself, or one element with its numbers put in. */
export type Writer = {
  /** null while writing symbols. */
  element: number | null;
  /** Writes an argument; in numbers, the given element of it. */
  write: (arg: Node, element: number) => Tex;
  /** The number an element has, for what only numbers can tell. */
  valueOf: (arg: Node, element: number) => number;
};

type Rule<P extends Computed> = (node: Node<P>, writer: Writer) => Tex;

/** A sum with more terms than this is written with an ellipsis. */
const MAX_TERMS = 6;

const atom = (tex: string): Tex => ({ tex, binds: 4 });

export function numberTex(value: number): Tex {
  const tex = latexNumber(value);
  return { tex, binds: tex.startsWith('-') ? 1 : tex.includes('times') ? 2 : 4 };
}

/** How tightly a symbol or a derivation binds, from how it is written. */
export function textTex(tex: string): Tex {
  if (/^\\t?frac/.test(tex)) return { tex, binds: 3 };
  return { tex, binds: /^[^({\\]*-/.test(tex) ? 1 : 4 };
}

export function wrapped({ tex, binds }: Tex, atLeast: number): string {
  return binds < atLeast ? `\\left(${tex}\\right)` : tex;
}

function arg(node: Node, index: number, writer: Writer): Tex {
  const given = node.args[index]!;
  return writer.write(given, given.shape.length === 0 ? 0 : (writer.element ?? 0));
}

function connective(node: Node, writer: Writer, sign: string): Tex {
  const [a, b] = [arg(node, 0, writer), arg(node, 1, writer)];
  return { tex: `${wrapped(a, 2)} ${sign} ${wrapped(b, 2)}`, binds: 1 };
}

/** Symbols stand side by side; two numbers would read as one. */
function product(a: Tex, b: Tex, symbolic: boolean): Tex {
  const [left, right] = [wrapped(a, 2), wrapped(b, 2)];
  const sign = !symbolic ? ' \\times ' : /\d$/.test(left) && /^\d/.test(right) ? ' \\cdot ' : '\\,';
  return { tex: left + sign + right, binds: 2 };
}

/** Signed terms after the first stand in brackets: 1 + (−2). */
function terms(parts: Tex[]): string {
  return parts
    .map((part, i) => (i > 0 && part.tex.startsWith('-') ? wrapped(part, 2) : part.tex))
    .join(' + ');
}

/** The elements of a row to write out, with an ellipsis where there are many. */
function writtenOut(
  width: number,
  write: (k: number) => Tex,
  join: (parts: Tex[]) => string,
  dots: string,
): string {
  if (width <= MAX_TERMS) return join(Array.from({ length: width }, (_, k) => write(k)));
  return `${join([write(0), write(1), write(2)])} ${dots} ${wrapped(write(width - 1), 2)}`;
}

const infix =
  (sign: string, right: number): Rule<'add' | 'sub'> =>
  (node, writer) => {
    const [a, b] = [arg(node, 0, writer), arg(node, 1, writer)];
    const needed = b.tex.startsWith('-') ? 2 : right;
    return { tex: `${a.tex} ${sign} ${wrapped(b, needed)}`, binds: 1 };
  };

/** The row an element is made from: of its own when there is one result for each row, else the one it stands in. */
function row(node: Node, writer: Writer): { width: number; start: number } {
  const width = node.args[0]!.shape.at(-1)!;
  const element = writer.element ?? 0;
  const own = node.shape.length === node.args[0]!.shape.length;
  return { width, start: own ? element - (element % width) : element * width };
}

const call =
  (name: string): Rule<Computed> =>
  (node, writer) =>
    atom(`${name}\\left(${list(node.args.map((_, i) => arg(node, i, writer)))}\\right)`);

const relation =
  (sign: string): Rule<'less' | 'lessEqual' | 'equal'> =>
  (node, writer) => ({
    tex: `${arg(node, 0, writer).tex} ${sign} ${arg(node, 1, writer).tex}`,
    binds: 1,
  });

/** A function of a whole row. */
const callOnRow =
  (name: string): Rule<'max' | 'argmax' | 'order'> =>
  (node, writer) => {
    const inner = node.args[0]!;
    const { width, start } = row(node, writer);
    if (writer.element === null) return atom(`${name} ${wrapped(writer.write(inner, 0), 3)}`);
    const numbers = writtenOut(width, (k) => writer.write(inner, start + k), list, ', \\ldots,');
    return atom(`${name}\\left(${numbers}\\right)`);
  };

const list = (parts: Tex[]) => parts.map((part) => part.tex).join(', ');

/** An indicator where the alternative is nothing, as papers write it; otherwise the two cases. */
function chosenBy(mask: Tex, yes: Tex, no: Tex): Tex {
  const indicator = atom(`\\mathbb{1}\\left[${mask.tex}\\right]`);
  if (no.tex === '0') return yes.tex === '1' ? indicator : product(indicator, yes, true);
  const otherwise = `\\neg ${wrapped(mask, 4)}`;
  return atom(`\\begin{cases} ${yes.tex} & ${mask.tex} \\\\ ${no.tex} & ${otherwise} \\end{cases}`);
}

/** How each primitive is written: the trace's interpreter. */
export const latexRules: { readonly [P in Computed]: Rule<P> } = {
  input: (node, writer) => numberTex(writer.valueOf(node, writer.element ?? 0)),
  constant: (node) => numberTex(node.attributes.value),
  add: infix('+', 1),
  sub: infix('-', 2),
  mul: (node, writer) => {
    const [a, b] = [arg(node, 0, writer), arg(node, 1, writer)];
    const square = node.args[0] === node.args[1];
    return square ? { tex: `${wrapped(a, 4)}^{2}`, binds: 3 } : product(a, b, writer.element === null);
  },
  div: (node, writer) => ({
    tex: `\\frac{${arg(node, 0, writer).tex}}{${arg(node, 1, writer).tex}}`,
    binds: 3,
  }),
  floorDiv: (node, writer) =>
    atom(`\\left\\lfloor \\frac{${arg(node, 0, writer).tex}}{${arg(node, 1, writer).tex}} \\right\\rfloor`),
  maximum: call('\\max'),
  minimum: call('\\min'),
  neg: (node, writer) => ({ tex: `-${wrapped(arg(node, 0, writer), 2)}`, binds: 1 }),
  abs: (node, writer) => atom(`\\left|${arg(node, 0, writer).tex}\\right|`),
  sign: call('\\operatorname{sign}'),
  power: (node, writer) => ({
    tex: `${wrapped(arg(node, 0, writer), 4)}^{${node.attributes.exponent}}`,
    binds: 3,
  }),
  sqrt: (node, writer) => atom(`\\sqrt{${arg(node, 0, writer).tex}}`),
  exp: (node, writer) => ({ tex: `e^{${arg(node, 0, writer).tex}}`, binds: 3 }),
  log: call('\\ln'),
  log1p: (node, writer) => atom(`\\ln\\left(1 + ${wrapped(arg(node, 0, writer), 2)}\\right)`),
  tanh: call('\\tanh'),
  sigmoid: call('\\sigma'),
  erf: call('\\operatorname{erf}'),
  sin: call('\\sin'),
  cos: call('\\cos'),
  less: relation('<'),
  lessEqual: relation('\\le'),
  equal: relation('='),
  select: (node, writer) => {
    const [mask, yes, no] = [arg(node, 0, writer), arg(node, 1, writer), arg(node, 2, writer)];
    // A guard against an empty row says nothing about the formula.
    if (writer.element === null && node.args[0]!.primitive === 'any') return yes;
    if (writer.element === null) return chosenBy(mask, yes, no);
    return writer.valueOf(node.args[0]!, node.args[0]!.shape.length === 0 ? 0 : writer.element) === 1
      ? yes
      : no;
  },
  not: (node, writer) => ({ tex: `\\neg ${wrapped(arg(node, 0, writer), 4)}`, binds: 2 }),
  and: (node, writer) => connective(node, writer, '\\wedge'),
  or: (node, writer) => connective(node, writer, '\\vee'),
  toReal: (node, writer) => arg(node, 0, writer),
  sum: (node, writer) => {
    const inner = node.args[0]!;
    const { width, start } = row(node, writer);
    if (writer.element === null) return { tex: `\\sum ${wrapped(writer.write(inner, 0), 2)}`, binds: 1 };
    return {
      tex: writtenOut(width, (k) => writer.write(inner, start + k), terms, '+ \\cdots +'),
      binds: width > 1 ? 1 : 2,
    };
  },
  max: callOnRow('\\max'),
  argmax: callOnRow('\\operatorname{arg\\,max}'),
  order: callOnRow('\\operatorname{argsort}'),
  cumulativeSum: (node, writer) => {
    const inner = node.args[0]!;
    const { start } = row(node, writer);
    if (writer.element === null)
      return { tex: `\\sum_{\\le i} ${wrapped(writer.write(inner, 0), 2)}`, binds: 1 };
    const count = writer.element - start + 1;
    const tex = writtenOut(count, (k) => writer.write(inner, start + k), terms, '+ \\cdots +');
    return { tex, binds: count > 1 ? 1 : 2 };
  },
  take: (node, writer) => {
    const [value, index] = [node.args[0]!, node.args[1]!];
    if (writer.element === null)
      return { tex: `{${wrapped(writer.write(value, 0), 4)}}_{${writer.write(index, 0).tex}}`, binds: 4 };
    return writer.write(value, takenElement(node, writer.element, writer.valueOf(index, writer.element)));
  },
  concat: (node, writer) => {
    if (writer.element === null)
      return atom(
        `\\left[${writtenOut(node.args.length, (k) => writer.write(node.args[k]!, 0), list, ', \\ldots,')}\\right]`,
      );
    const { part, element } = partOf(node, writer.element);
    return writer.write(part, element);
  },
  any: (node, writer) => ({ tex: `\\bigvee ${wrapped(arg(node, 0, writer), 2)}`, binds: 1 }),
  view: (node, writer) => {
    const inner = node.args[0]!;
    if (writer.element !== null) return writer.write(inner, viewIndex(node)[writer.element]!);
    const plain = writer.write(inner, 0);
    return node.attributes.transposed ? { tex: `${wrapped(plain, 4)}^{\\top}`, binds: 3 } : plain;
  },
  dot: (node, writer) => {
    const [a, b] = [node.args[0]!, node.args[1]!];
    if (writer.element === null) {
      const right =
        b.primitive === 'view' && b.attributes.transposed ? writer.write(b.args[0]!, 0) : undefined;
      const second = right ?? { tex: `${wrapped(writer.write(b, 0), 4)}^{\\top}`, binds: 3 as const };
      return product(writer.write(a, 0), second, true);
    }
    const at = dotRows(node, writer.element);
    const term = (k: number) => product(writer.write(a, at.a + k), writer.write(b, at.b + k), false);
    return { tex: writtenOut(at.width, term, terms, '+ \\cdots +'), binds: at.width > 1 ? 1 : 2 };
  },
  scan: () => atom('\\ldots'),
};
