import { maxRawLength } from '../../limits';
import type { Malformed, MalformedCode } from '../../verdict';
import { type Arithmetic, asLiteral, hasPercent, type Literal, withoutPercent } from './arithmetic';
import { normalise } from './characters';
import { evaluate } from './evaluate';
import { type Parsed, parseTokens } from './parse';
import { malformed, Refusal, refusable } from './refusal';
import { tokenize } from './tokens';
import { readUnitName } from './unit-names';
import { convert, sameDimension, type UnitId, type UnitSpec } from './units';

/** A typed answer as a number in the key's unit; `literal` when it was written as a plain number. */
export type Reading = { value: number; literal: Literal | undefined };

/** Leading signs that say "the answer is" and nothing else. */
const leadIn = /^( *[=≈~])/;

/**
 * Reads what a learner typed: arithmetic, then perhaps a unit. Takes time linear in the text, never throws, and tells
 * what is wrong, where, and what stands there.
 */
export function readAnswer(
  raw: string,
  unit: UnitSpec | null,
): { ok: true; value: Reading } | { ok: false; reason: Malformed } {
  if (raw.length > maxRawLength) return { ok: false, reason: { code: 'tooLong' } };
  return refusable(() => {
    const text = normalise(raw).replace(leadIn, (sign) => ' '.repeat(sign.length));
    if (text.trim() === '') throw new Refusal({ code: 'empty' });
    const parsed = parseTokens(raw, tokenize(raw, text));
    const { tree, factor } = inKeyUnit(raw, parsed, unit);
    const literal = asLiteral(tree);
    return {
      value: finite(raw, scale(evaluate(raw, tree), factor)),
      literal: literal && { value: literal.value * factor, doubt: literal.doubt * factor },
    };
  });
}

/** Whole numbers stay whole: 0.536870912 GB is 536870912 bytes, whatever the product's last bit says. */
function scale(value: number, factor: number): number {
  const scaled = value * factor;
  const whole = Math.round(scaled);
  return factor !== 1 && Math.abs(scaled - whole) <= 1e-13 * Math.abs(whole) ? whole : scaled;
}

function finite(raw: string, value: number): number {
  if (!Number.isFinite(value)) throw new Refusal(malformed('notFinite', raw, 0, raw.length));
  // −0 is not a number anybody means.
  return value === 0 ? 0 : value;
}

/** What to compute, and what the result has to be multiplied with to be told in the key's unit. */
function inKeyUnit(
  raw: string,
  parsed: Parsed,
  wanted: UnitSpec | null,
): { tree: Arithmetic; factor: number } {
  const { tree } = parsed;
  const typed = typedUnit(raw, parsed, wanted);
  if (typed === null) {
    if (wanted?.required) throw new Refusal({ code: 'unitMissing', at: raw.length, wanted: wanted.id });
    return { tree, factor: 1 };
  }
  if (typed !== '%') return { tree, factor: convert(1, typed, wanted!.id) };
  // 7.35 % is 7.35, to the last bit; elsewhere in an expression the sign has divided by a hundred.
  const bare = withoutPercent(tree);
  return bare === undefined ? { tree, factor: 100 } : { tree: bare, factor: 1 };
}

function typedUnit(raw: string, { tree, unit }: Parsed, wanted: UnitSpec | null): UnitId | null {
  const wantedId = wanted?.id ?? null;
  if (unit === null) return wantedId === '%' && hasPercent(tree) ? '%' : null;
  const refusal = (code: MalformedCode) =>
    new Refusal({ ...malformed(code, raw, unit.at, unit.text.length), wanted: wantedId });
  const known = readUnitName(unit.text);
  if (known === undefined) throw refusal('unknownUnit');
  if (wantedId === null || !sameDimension(known === 'bits' ? 'B' : known, wantedId))
    throw refusal('unitMismatch');
  if (known === 'bits') throw refusal('bitsNotBytes');
  return known;
}
