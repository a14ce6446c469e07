import { malformed, Refusal } from './refusal';

export type NumberToken = {
  kind: 'number';
  at: number;
  length: number;
  value: number;
  /** Power of ten of the last digit that was certainly meant: −3 for 0.650, 2 for 500, 3 for 5e3. */
  place: number;
};
export type Token =
  | NumberToken
  | { kind: 'name'; at: number; length: number; text: string }
  | { kind: 'symbol'; at: number; length: number; text: string }
  | { kind: 'end'; at: number; length: 0 };

const exponentPart = String.raw`(?:[eE][+-]?\d+)?`;
// Tried in this order at each digit. Groups of three may be set apart by a space, an underscore, an apostrophe, or,
// from two groups on, by commas: with one comma 1,048 could as well be a decimal comma's 1.048.
const numberForms = [
  String.raw`\d{1,3}(?:,\d{3}){2,}(?![\d,])(?:\.\d+)?${exponentPart}`,
  String.raw`\d{1,3}(?:[ ']\d{3})+(?!\d)(?:\.\d*)?${exponentPart}`,
  String.raw`\d+(?:_\d+)+(?:\.\d*)?${exponentPart}`,
  String.raw`(?:\d+(?:\.\d*)?|\.\d+)${exponentPart}`,
].map((form) => new RegExp(form, 'y'));
const commaForm = /\d+(?:,\d+)+/y;
const dotsForm = /\d+(?:\.\d+){2,}/y;
const nameForm = /[\p{L}][\p{L}\d]*/uy;
/** The letter x before a number or a bracket is the times sign, as people type it: 4 x 1024. */
const timesForm = /[xX](?= *[\d.(√])/y;
const symbols = new Set(['+', '-', '*', '/', '^', '(', ')', '%', '√', '∞']);

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Where the last meant digit stands; trailing zeros of a whole number without a point may be mere fill. */
function lastPlace(digits: string): number {
  const [mantissa = '', exponent = '0'] = digits.toLowerCase().split('e');
  const [whole = '', fraction] = mantissa.split('.');
  if (fraction !== undefined) return Number(exponent) - fraction.length;
  if (digits.toLowerCase().includes('e')) return Number(exponent);
  return /[1-9]/.test(whole) ? whole.length - whole.replace(/0+$/, '').length : 0;
}

function refuseSeparators(raw: string, text: string, at: number): void {
  const commas = matchAt(commaForm, text, at);
  if (commas !== undefined) {
    const [whole = '', ...groups] = commas.split(',');
    const thousandsLike = groups.every((group) => group.length === 3) && !whole.startsWith('0');
    const decimal = groups.length === 1 && !thousandsLike;
    throw new Refusal(malformed(decimal ? 'decimalComma' : 'ambiguousSeparator', raw, at, commas.length));
  }
  const dots = matchAt(dotsForm, text, at);
  if (dots !== undefined) throw new Refusal(malformed('ambiguousSeparator', raw, at, dots.length));
}

function readNumber(raw: string, text: string, at: number): NumberToken | undefined {
  for (const [index, form] of numberForms.entries()) {
    // The comma form is the only one that may hold a comma: whatever else has one is refused with its reason.
    if (index === 1) refuseSeparators(raw, text, at);
    const found = matchAt(form, text, at);
    if (found === undefined) continue;
    const digits = found.replace(/[,_' ]/g, '');
    const value = Number(digits);
    if (!Number.isFinite(value)) throw new Refusal(malformed('notFinite', raw, at, found.length));
    return { kind: 'number', at, length: found.length, value, place: lastPlace(digits) };
  }
  return undefined;
}

function readToken(raw: string, text: string, at: number): Token {
  const number = readNumber(raw, text, at);
  if (number !== undefined) return number;
  if (matchAt(timesForm, text, at) !== undefined) return { kind: 'symbol', at, length: 1, text: '*' };
  const name = matchAt(nameForm, text, at);
  if (name !== undefined) return { kind: 'name', at, length: name.length, text: name };
  if (text.startsWith('**', at)) return { kind: 'symbol', at, length: 2, text: '^' };
  const character = text.charAt(at);
  if (symbols.has(character)) return { kind: 'symbol', at, length: 1, text: character };
  // A lone comma after a number, as in "1," or "2,x".
  if (character === ',') throw new Refusal(malformed('decimalComma', raw, at));
  throw new Refusal(malformed('unknownSymbol', raw, at, String.fromCodePoint(text.codePointAt(at)!).length));
}

/** Cuts a normalised text into tokens; `raw` is the text as typed, for the messages. Throws `Refusal`. */
export function tokenize(raw: string, text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (text.charAt(at) === ' ') {
      at++;
      continue;
    }
    const token = readToken(raw, text, at);
    tokens.push(token);
    at += token.length;
  }
  tokens.push({ kind: 'end', at: text.length, length: 0 });
  return tokens;
}
