import type { UnitId } from './kinds/numeric/units';
import type { Text } from './text';

/** Why a typed answer could not be read as a number. Each code has its sentence in the app's messages. */
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
  | 'unitMismatch';

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

/** Values are told in the key's unit. */
export type Verdict =
  | { kind: 'correct'; value: number }
  | { kind: 'slip'; value: number; slipId: string; feedback: Text }
  | { kind: 'imprecise'; value: number; needed: Precision }
  | { kind: 'wrong'; value: number }
  | { kind: 'malformed'; reason: Malformed };

export type VerdictKind = Verdict['kind'];
