import { type Evaluation, errorBound } from '@/lib/engine/evaluate';
import { readNumber } from '../../path';
import { checkNumeric } from './check';
import { confusions } from './confusions';
import { formatAccepted, formatKey } from './display';
import { halfWidth } from './interval';
import type { NumericKey } from './key';
import type { NumericTemplate } from './template';
import { fromBase } from './units';

/** Float32 on the learner's machine may use up at most this share of the tolerance. */
const boundShare = 1 / 10;

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

function slipProblems(template: NumericTemplate, key: NumericKey): string[] {
  const notNumbers = key.slips.filter((slip) => !Number.isFinite(slip.value));
  return [...notNumbers.map((slip) => `slip ${slip.id} is ${slip.value}`), ...confusions(template, key)];
}

/** Whether the proven float32 error is far inside the tolerance; exact items have none to stay inside of. */
function boundProblems(key: NumericKey): string[] {
  const { op, input, path } = key.engine;
  const bounds = errorBound(op, input);
  if (!bounds.ok) return [`no float32 bound: ${bounds.error.message}`];
  const bound = readNumber(bounds.value as Evaluation, path);
  if (!bound.ok) return [`no float32 bound at ${bound.reason}`];
  const allowed = halfWidth(key.value, key.comparator) * boundShare;
  const error = fromBase(bound.value, key.unit?.id ?? null);
  return error <= allowed
    ? []
    : [`the float32 bound ${error} is more than a tenth of the tolerance (${allowed})`];
}

/** The key is finite and accepted, as typed and as shown; every slip is told apart; float32 is precise enough. */
export function auditNumeric(template: NumericTemplate, _: null, key: NumericKey): string[] {
  return [...keyProblems(key), ...slipProblems(template, key), ...boundProblems(key)];
}
