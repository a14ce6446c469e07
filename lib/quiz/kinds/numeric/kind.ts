import type { Kind } from '../kind';
import { auditNumeric } from './audit';
import { checkNumeric } from './check';
import { displayNumeric } from './display';
import { drawNumeric } from './draw';
import { numericForm } from './public';
import { numericRules } from './rules';
import { numericLine } from './submission';

export const numeric: Kind<'numeric'> = {
  draw: drawNumeric,
  toForm: numericForm,
  check: checkNumeric,
  display: (_, key) => displayNumeric(key),
  toLine: numericLine,
  rightAnswer: (key) => `${key.value}${key.unit === null ? '' : ` ${key.unit.id}`}`,
  rules: numericRules,
  audit: auditNumeric,
  texts: (_, key) => key.slips.map((slip) => slip.feedback),
};
