import type { Kind } from '../kind';
import { auditExplain } from './audit';
import { checkExplain } from './check';
import { displayExplain } from './display';
import { drawExplain } from './draw';
import { explainForm } from './public';
import { explainRules } from './rules';
import { explainLine } from './submission';

export const explain: Kind<'explain'> = {
  draw: drawExplain,
  toForm: explainForm,
  check: checkExplain,
  display: displayExplain,
  toLine: explainLine,
  rightAnswer: (key) =>
    JSON.stringify({ text: key.answer.en.slice(0, 500), met: key.rubric.map((point) => point.label) }),
  rules: explainRules,
  audit: auditExplain,
  texts: (_, key) => [...key.rubric.map((point) => point.text), key.answer],
};
