import { type Evaluation, errorBound } from '@/lib/engine/evaluate';
import { partOf, readNumber } from '../../path';
import { checkNumeric } from './check';
import { confusions, mayCoincide } from './confusions';
import { formatAccepted, formatKey } from './display';
import { halfWidth, neededPrecision } from './interval';
import type { NumericKey } from './key';
import type { NumericTemplate } from './template';
import { fromBase } from './units';

/** Float32 on the learner's machine may use up at most this share of the tolerance. */
const boundShare = 1 / 10;

/** How far outside the interval, as a share of its width, an answer is tried. */
const outsideShare = 1e-6;

function keyProblems(key: NumericKey): string[] {
  if (!Number.isFinite(key.value)) return [`the key is ${key.value}`];
  const { low, high } = formatAccepted(key);
  const unit = key.unit === null ? '' : ` ${key.unit.id}`;
  const texts = [String(key.value), formatKey(key), low, high].map((text) => text + unit);
  const problems = texts.flatMap((raw) => {
    const verdict = checkNumeric(key, raw);
    return verdict.kind === 'correct' ? [] : [`"${raw}" should be correct and is ${verdict.kind}`];
  });
  if (key.comparator.kind !== 'exact' && halfWidth(key.value, key.comparator) === 0) {
    problems.push('the tolerance is zero here: a key of 0 needs a floor');
  }
  return problems;
}

/** Just outside the accepted interval nothing is right, though it may be told that digits are missing. */
function edgeProblems(key: NumericKey): string[] {
  const { low, high } = key.accepted;
  const beyond = Math.max((high - low) * outsideShare, Math.abs(key.value) * 1e-9, Number.MIN_VALUE);
  const unit = key.unit === null ? '' : ` ${key.unit.id}`;
  return [low - beyond, high + beyond].flatMap((value) =>
    checkNumeric(key, `${value}${unit}`).kind === 'correct'
      ? [`${value} lies outside of what is accepted and is correct`]
      : [],
  );
}

/** A number with as many digits as the item asks for: 1.00 where two decimals are wanted, and not 1. */
function withWantedDigits(value: number, key: NumericKey): string {
  const needed = neededPrecision(value, key.comparator);
  if (needed.kind === 'decimals') return value.toFixed(needed.places);
  return value === 0 ? '0' : value.toPrecision(needed.digits);
}

/**
 * Each mistake's number is recognised as that mistake or as one that may coincide with it, when it is typed with the
 * digits asked for: with fewer it may be the right number rounded, and then more digits are asked for first.
 */
function slipProblems(template: NumericTemplate, key: NumericKey): string[] {
  const unit = key.unit === null ? '' : ` ${key.unit.id}`;
  const recognised = key.slips.flatMap(({ id, value }) => {
    if (!Number.isFinite(value)) return [`slip ${id} is ${value}`];
    const short = checkNumeric(key, `${value}${unit}`);
    const verdict =
      short.kind === 'imprecise' ? checkNumeric(key, `${withWantedDigits(value, key)}${unit}`) : short;
    if (verdict.kind !== 'slip') return [`slip ${id} (${value}) is judged ${verdict.kind}`];
    const other = key.slips.find((slip) => slip.id === verdict.slipId)!;
    return other.id === id || mayCoincide(template, other.id, id)
      ? []
      : [`slip ${id} (${value}) is taken for ${other.id}`];
  });
  return [...recognised, ...confusions(template, key)];
}

export type FloatBound = { ok: true; bound: number; tolerance: number } | { ok: false; reason: string };

/** The proven float32 error of the key beside its tolerance, both in the key's unit; exact items have a tolerance of 0. */
export function floatBound(key: NumericKey): FloatBound {
  const { op, input, path } = key.engine;
  const bounds = errorBound(op, input, partOf(path));
  if (!bounds.ok) return { ok: false, reason: `no float32 bound: ${bounds.error.message}` };
  const bound = readNumber(bounds.value as Evaluation, path);
  if (!bound.ok) return { ok: false, reason: `no float32 bound at ${bound.reason}` };
  return {
    ok: true,
    bound: fromBase(bound.value, key.unit?.id ?? null),
    tolerance: halfWidth(key.value, key.comparator),
  };
}

/** Whether the proven float32 error is far inside the tolerance; exact items have none to stay inside of. */
function boundProblems(key: NumericKey): string[] {
  const found = floatBound(key);
  if (!found.ok) return [found.reason];
  const allowed = found.tolerance * boundShare;
  return found.bound <= allowed
    ? []
    : [`the float32 bound ${found.bound} is more than a tenth of the tolerance (${allowed})`];
}

/** The key is finite and accepted, as typed and as shown; every slip is told apart; float32 is precise enough. */
export function auditNumeric(template: NumericTemplate, _: null, key: NumericKey): string[] {
  return [...keyProblems(key), ...edgeProblems(key), ...slipProblems(template, key), ...boundProblems(key)];
}
