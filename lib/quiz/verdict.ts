import type { UnitId } from './kinds/numeric/units';
import type { Text } from './text';

/** Why an answer could not be read. Each code has its sentence in the app's messages. */
export type MalformedCode =
  | 'empty'
  | 'tooLong'
  | 'tooDeep'
  | 'unknownSymbol'
  | 'unknownName'
  | 'unexpected'
  | 'incomplete'
  | 'decimalComma'
  | 'ambiguousSeparator'
  | 'notFinite'
  | 'divisionByZero'
  | 'notReal'
  | 'unknownUnit'
  | 'bitsNotBytes'
  | 'unitMissing'
  | 'unitMismatch'
  | 'nothingChosen'
  | 'nothingFilled'
  | 'nothingMatched'
  | 'nothingWritten'
  | 'unreadable';

export type Malformed = {
  code: MalformedCode;
  /** Position in the text as typed, counted in UTF-16 units from 0. */
  at?: number;
  /** What stands there, at most 20 characters. */
  found?: string;
  /** The unit the item wants, where the unit is what is wrong; null: none. */
  wanted?: UnitId | null;
};

/** How precise an answer has to be at least. */
export type Precision = { kind: 'significant'; digits: number } | { kind: 'decimals'; places: number };

/**
 * `value` is the number an answer was read as, in the key's unit; null where an answer is no number. `score` is the
 * share that was right, from 0 to 1: anything short of 1 is not correct.
 */
export type Verdict =
  | { kind: 'correct'; value: number | null; score: 1 }
  | { kind: 'slip'; value: number | null; score: number; slipId: string; feedback: Text }
  | { kind: 'imprecise'; value: number; needed: Precision }
  | { kind: 'wrong'; value: number | null; score: number }
  | { kind: 'malformed'; reason: Malformed };

export type VerdictKind = Verdict['kind'];

/** Right if the whole of it is, else wrong with the share that was right. */
export function verdictOf(score: number): Verdict {
  return score >= 1 ? { kind: 'correct', value: null, score: 1 } : { kind: 'wrong', value: null, score };
}
