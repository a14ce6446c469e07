import type { Computed, Node } from '../language/node';
import { latexNumber } from './latex-number';
import { dotRows } from './reference';
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

function product(a: Tex, b: Tex, symbolic: boolean): Tex {
  return { tex: `${wrapped(a, 2)}${symbolic ? '\\,' : ' \\times '}${wrapped(b, 2)}`, binds: 2 };
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

function row(node: Node, writer: Writer): { width: number; start: number } {
  const width = node.args[0]!.shape.at(-1)!;
  return { width, start: (writer.element ?? 0) * width };
}

const list = (parts: Tex[]) => parts.map((part) => part.tex).join(', ');

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
  maximum: (node, writer) =>
    atom(`\\max\\left(${arg(node, 0, writer).tex}, ${arg(node, 1, writer).tex}\\right)`),
  sqrt: (node, writer) => atom(`\\sqrt{${arg(node, 0, writer).tex}}`),
  exp: (node, writer) => ({ tex: `e^{${arg(node, 0, writer).tex}}`, binds: 3 }),
  select: (node, writer) => {
    const [mask, yes, no] = [arg(node, 0, writer), arg(node, 1, writer), arg(node, 2, writer)];
    // A guard against an empty row says nothing about the formula.
    if (writer.element === null && node.args[0]!.primitive === 'any') return yes;
    if (writer.element === null) return atom(`\\operatorname{where}\\left(${list([mask, yes, no])}\\right)`);
    return writer.valueOf(node.args[0]!, node.args[0]!.shape.length === 0 ? 0 : writer.element) === 1
      ? yes
      : no;
  },
  and: (node, writer) => ({
    tex: `${arg(node, 0, writer).tex} \\wedge ${arg(node, 1, writer).tex}`,
    binds: 1,
  }),
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
  max: (node, writer) => {
    const inner = node.args[0]!;
    const { width, start } = row(node, writer);
    if (writer.element === null) return atom(`\\max ${wrapped(writer.write(inner, 0), 3)}`);
    return atom(
      `\\max\\left(${writtenOut(width, (k) => writer.write(inner, start + k), list, ', \\ldots,')}\\right)`,
    );
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
