import type { Kind } from '../kind';
import { auditCloze } from './audit';
import { checkCloze } from './check';
import { displayCloze } from './display';
import { drawCloze } from './draw';
import { clozeForm } from './public';
import { clozeRules } from './rules';
import { clozeLine } from './submission';

export const cloze: Kind<'cloze'> = {
  draw: drawCloze,
  toForm: (_, shown) => clozeForm(shown),
  check: checkCloze,
  display: displayCloze,
  toLine: clozeLine,
  rightAnswer: (key) => JSON.stringify(key.blanks.map((blank) => blank.accept[0])),
  rules: clozeRules,
  audit: auditCloze,
  texts: (shown, key) => [
    shown.text,
    ...key.blanks.flatMap((blank) => blank.mistakes.map((mistake) => mistake.feedback)),
  ],
};
