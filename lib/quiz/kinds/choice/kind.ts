import type { Kind } from '../kind';
import { auditChoice } from './audit';
import { checkChoice } from './check';
import { displayChoice } from './display';
import { drawChoice } from './draw';
import { choiceForm } from './public';
import { choiceRules } from './rules';

export const choice: Kind<'choice'> = {
  draw: drawChoice,
  toForm: (template, shown) => choiceForm(template.multiple, shown),
  check: checkChoice,
  display: displayChoice,
  toLine: () => '',
  rightAnswer: (key) =>
    JSON.stringify(key.options.filter((option) => option.right).map((option) => option.label)),
  rules: choiceRules,
  audit: auditChoice,
  texts: (shown, key) => [
    ...shown.options.map((option) => option.text),
    ...key.options.flatMap((option) => option.why ?? []),
  ],
};
